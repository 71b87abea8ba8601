// Edit: cut `hash` into nine pieces of 50 ms, and await a
// `sleep(0)` after each. When do the ticks come now?
import { blockingSleep, sleep } from 'lab';

async function tick() {
  for (let n = 1; n <= 4; n++) {
    await sleep(100);
    console.log(`tick ${n}`);
  }
}

function hash(text: string) {
  let sum = 0x811c9dc5;
  for (const sign of text)
    sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193);
  blockingSleep(450); // what a long text would take
  return (sum >>> 0).toString(16);
}

const ticks = tick();
console.log(`hash ${hash('a long text')}`);
await ticks;
