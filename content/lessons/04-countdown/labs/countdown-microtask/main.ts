// Edit and run again: change one line of `countdown`, so that the bell
// rings while the counters are still at work. Keep all of the work.
import { blockingSleep, sleep } from 'lab';

async function bell() {
  await sleep(1);
  console.log('bell');
}

async function countdown(name: string) {
  for (let n = 3; n > 0; n--) {
    blockingSleep(200); // the work of one round
    console.log(`${name} ${n}`);
    await null;
  }
}

await Promise.all([bell(), countdown('A'), countdown('B')]);
