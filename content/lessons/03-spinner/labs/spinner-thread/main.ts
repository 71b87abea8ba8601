// Edit: call `slow()` before the spinner is spawned.
import { blockingSleep, spawn } from 'lab';

function slow() {
  blockingSleep(3050); // holds this thread
  return 42;
}

const done = new Int32Array(new SharedArrayBuffer(4));
const spinner = spawn(
  () => import('./spin.ts'),
  'spin',
  'thinking',
  done,
);

const answer = slow();
Atomics.store(done, 0, 1);
Atomics.notify(done, 0);

await spinner.join();
console.log(`answer: ${answer}`);
