// Edit and run again: take `await ready;` away. Do
// they still take turns?
const ready = Promise.resolve('ready');

async function walk(name: string) {
  for (let step = 1; step <= 2; step++) {
    console.log(`${name} ${step}`);
    await ready;
  }
}

await Promise.all([walk('A'), walk('B')]);
console.log('end');
