// How many turns a block takes, told by another chain that counts them.
async function count(name: string, run: () => Promise<unknown>): Promise<void> {
  let ticks = 0;
  let isDone = false;
  const counter = (async () => {
    while (!isDone) {
      await null;
      ticks++;
    }
  })();
  await run();
  isDone = true;
  console.log(name, ticks);
  await counter;
}
const late = { [Symbol.asyncDispose]: async () => {} };
const sync = { [Symbol.dispose]: () => {} };

await count('one', async () => {
  await using a = late;
});
await count('null', async () => {
  await using a = null;
});
await count('sync', async () => {
  await using a = sync;
});
await count('two', async () => {
  await using a = late;
  await using b = late;
});
await count('late and null', async () => {
  await using a = late;
  await using b = null;
});
await count('null and late', async () => {
  await using a = null;
  await using b = late;
});
await count('nulls', async () => {
  await using a = null;
  await using b = undefined;
});
await count('with using', async () => {
  using a = sync;
  await using b = null;
});
await count('value between', async () => {
  await using a = late;
  Math.max(1);
  await using b = late;
});
await count('returned', async () => {
  await using a = late;
  return late;
});
