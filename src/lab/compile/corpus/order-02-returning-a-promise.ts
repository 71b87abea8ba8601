const one = async () => 1;
const promise = async () => Promise.resolve(1);
const awaited = async () => await Promise.resolve(1);
one().then(() => console.log('value'));
promise().then(() => console.log('promise'));
awaited().then(() => console.log('awaited'));
let turn = Promise.resolve();
for (let i = 1; i <= 5; i++) turn = turn.then(() => console.log('turn', i));
await turn;
