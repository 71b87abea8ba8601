// Edit: call `walk.return()` after line one.
function* add() {
  const a: number = yield 'add: a number?';
  const b: number = yield 'add: another?';
  return a + b;
}

function* talk() {
  const sum: number = yield* add();
  yield `talk: ${sum}`;
}

const walk = talk();
console.log(walk.next().value);
console.log(walk.next(20).value);
console.log(walk.next(22).value);
console.log(walk.next().value);
