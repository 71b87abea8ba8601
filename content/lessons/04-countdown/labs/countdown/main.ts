// Edit and run again: write `blockingSleep(ms)` in the place of
// `await sleep(ms)`, and import `blockingSleep` in the place of `sleep`.
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
