import { blockingSleep } from 'lab';

async function countdown(name: string, ms: number) {
  for (let n = 3; n > 0; n--) {
    blockingSleep(ms);
    console.log(`${name} ${n}`);
    await null;
  }
}

await Promise.all([
  countdown('A', 700),
  countdown('B', 2000),
  countdown('C', 300),
  countdown('D', 1000),
]);
