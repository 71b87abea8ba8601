// Edit and run again: make `tea` a recipe,
// `() => brew('tea')`, and await `tea()` both times.
// How long does it take now?
import { sleep } from 'lab';

async function brew(what: string) {
  console.log(`${what} begins`);
  await sleep(300);
  console.log(`${what} is ready`);
  return what;
}

const tea = brew('tea');
await sleep(500);
console.log('thirsty');
console.log(`drink ${await tea}`);
console.log(`drink ${await tea}`);
