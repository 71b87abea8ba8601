import { blockingSleep, sleep } from 'lab';

const stop = new AbortController();
setTimeout(() => stop.abort(), 1000);

let rounds = 0;
while (rounds < 30 && !stop.signal.aborted) {
  blockingSleep(100); // work
  rounds++;
  await sleep(0);
}

console.log(`${rounds} rounds`);
