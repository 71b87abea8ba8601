import { sleep } from 'lab';

async function count(name: string, ms: number) {
  for (let n = 1; n <= 3; n++) {
    await sleep(ms);
    console.log(`${name} ${n}`);
  }
}

await Promise.all([count('A', 200), count('B', 300)]);
