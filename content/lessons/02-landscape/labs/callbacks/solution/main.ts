import { loadLater } from './deferred.ts';

function show(answer: string) {
  console.log(answer);
  return answer;
}

loadLater('user')
  .then(show)
  .then((user) => loadLater(`cart of ${user}`))
  .then(show)
  .then((cart) => loadLater(`price of ${cart}`))
  .then(show);
console.log('asked');
