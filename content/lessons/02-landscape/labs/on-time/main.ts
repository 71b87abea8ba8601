// Edit this file: every tick on time, and the program no longer than 450 ms.
// `hash.ts` may stay as it is.
import { sleep } from 'lab';
import { hash } from './hash.ts';

async function tick() {
  for (let n = 1; n <= 4; n++) {
    await sleep(100);
    console.log(`tick ${n}`);
  }
}

const ticks = tick();
const sum = hash('a long text');
await ticks;
console.log(`hash ${sum}`);
