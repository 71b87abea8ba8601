function* inner(): Generator<number, string, string> {
  try {
    const got = yield 1;
    console.log('got', got);
    yield 2;
  } catch (error) {
    console.log('caught', error);
    yield 99;
  } finally {
    console.log('inner finally');
  }
  return 'inner result';
}
function* outer(): Generator<number | string | undefined, string, string> {
  yield;
  const result = yield* inner();
  console.log(result);
  const both = [yield 'a', yield 'b'];
  console.log(both.join());
  return (yield 'last') + '!';
}
const g = outer();
for (const send of ['0', '1', '2', '3', '4', '5', '6', '7', '8']) console.log(JSON.stringify(g.next(send)));
const thrown = outer();
thrown.next();
thrown.next();
console.log(JSON.stringify(thrown.throw('boom')), JSON.stringify(thrown.return('early')), JSON.stringify(thrown.next()));
const unstarted = outer();
console.log(JSON.stringify(unstarted.return('never began')));
for (const x of inner()) {
  if (x === 2) break;
}
const [head] = inner();
console.log(head);

async function* ticker(n: number): AsyncGenerator<number, string> {
  try {
    for (let i = 0; i < n; i++) {
      await null;
      yield Promise.resolve(i) as unknown as number;
    }
    return Promise.resolve('done') as unknown as string;
  } finally {
    await null;
    console.log('ticker finally');
  }
}
async function* relay(): AsyncGenerator<number, string> {
  const end = yield* ticker(2);
  console.log('relayed', end);
  yield* ticker(1);
  return end;
}
const r = relay();
for (;;) {
  const { value, done } = await r.next();
  console.log(value, done);
  if (done) break;
}
for await (const x of ticker(5)) {
  if (x === 1) break;
}
const failing = (async function* () {
  yield 1;
  return Promise.reject(new Error('rejected return'));
})();
try {
  for await (const x of failing) console.log(x);
} catch (error) {
  console.log((error as Error).message);
}
const returned = ticker(3);
console.log(JSON.stringify(await Promise.all([returned.next(), returned.next(), returned.return('r'), returned.next()])));
const boomed = ticker(3);
await boomed.next();
console.log(await boomed.throw(new Error('thrown in')).catch((error: Error) => error.message));
