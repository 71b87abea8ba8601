import { sleep, spawn } from 'lab';

async function tick() {
  for (let n = 1; n <= 4; n++) {
    await sleep(100);
    console.log(`tick ${n}`);
  }
}

const ticks = tick();
const hashing = spawn(() => import('./hash.ts'), 'hash', 'a long text');
await ticks;
console.log(`hash ${await hashing.join()}`);
