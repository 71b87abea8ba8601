import { blockingSleep, sleep } from 'lab';

async function tick() {
  for (let n = 1; n <= 4; n++) {
    await sleep(100);
    console.log(`tick ${n}`);
  }
}

async function hash(text: string) {
  let sum = 0x811c9dc5;
  for (const sign of text)
    sum = Math.imul(sum ^ sign.charCodeAt(0), 0x01000193);
  for (let piece = 0; piece < 9; piece++) {
    blockingSleep(50);
    await sleep(0);
  }
  return (sum >>> 0).toString(16);
}

const ticks = tick();
console.log(`hash ${await hash('a long text')}`);
await ticks;
