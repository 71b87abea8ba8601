// Edit: four cups. When is the last one ready?
import { blockingSleep } from 'lab';
import { sleep, startGreen } from './green.ts';

function* make(cup: string) {
  yield* sleep(300); // looks like a call that blocks
  blockingSleep(100); // it is poured
  console.log(cup);
}

for (const cup of ['A', 'B', 'C']) startGreen(make(cup));
