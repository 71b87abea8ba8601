// Edit: let the loop hear it: `await sleep(0)` in each round.
import { blockingSleep } from 'lab';

const stop = new AbortController();
setTimeout(() => stop.abort(), 1000);

let rounds = 0;
while (rounds < 30 && !stop.signal.aborted) {
  blockingSleep(100); // work
  rounds++;
}

console.log(`${rounds} rounds`);
