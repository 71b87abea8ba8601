// Edit: cut the work into 10 pieces of 305 ms, with an
// `await sleep(0)` after each.
import { blockingSleep } from 'lab';
import { spin } from './spin.ts';

async function slow() {
  blockingSleep(3050);
  return 42;
}

const stop = new AbortController();
const spinner = spin('thinking', stop.signal);

const answer = await slow();
stop.abort();

await spinner;
console.log(`answer: ${answer}`);
