// Edit: `signal.throwIfAborted();` after the `await`.
import { sleep } from 'lab';

async function slow(signal: AbortSignal) {
  for (let part = 1; part <= 3; part++) {
    await sleep(1000);
    console.log(`part ${part}`);
  }
  return 42;
}

const stop = new AbortController();
setTimeout(() => {
  stop.abort();
  console.log('stop');
}, 1500);

console.log(await slow(stop.signal));
