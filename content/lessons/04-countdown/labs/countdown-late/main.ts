// Edit: make C's delay 310, then 320. Which lines may change places now?
import { sleep } from 'lab';

async function countdown(name: string, ms: number) {
  for (let n = 3; n > 0; n--) {
    await sleep(ms);
    console.log(`${name} ${n}`);
  }
}

await Promise.all([
  countdown('A', 700),
  countdown('B', 2000),
  countdown('C', 300),
  countdown('D', 1000),
]);
