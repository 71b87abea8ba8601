import { blockingSleep, sleep } from 'lab';
import { spin } from './spin.ts';

async function slow() {
  for (let piece = 0; piece < 10; piece++) {
    blockingSleep(305);
    await sleep(0);
  }
  return 42;
}

const stop = new AbortController();
const spinner = spin('thinking', stop.signal);

const answer = await slow();
stop.abort();

await spinner;
console.log(`answer: ${answer}`);
