// Edit: switch the clock to real, and make the text 64 million signs long.
import { sleep } from 'lab';

async function tick() {
  for (let n = 1; n <= 4; n++) {
    await sleep(100);
    console.log(`tick ${n}`);
  }
}

async function hash(text: string) {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return new Uint8Array(digest)[0];
}

const ticks = tick();
const text = 'a long text'.repeat(20_000);
console.log(`hash begins with ${await hash(text)}`);
await ticks;
