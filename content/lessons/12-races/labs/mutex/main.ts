// Edit and run again: add a fourth thread, then explore.
// How many orders are there now, and how many results?
import { Mutex, spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));
const lock = new Mutex();

const threads = [
  spawn(() => import('./increment.ts'), 'increment', counter, lock),
  spawn(() => import('./increment.ts'), 'increment', counter, lock),
  spawn(() => import('./increment.ts'), 'increment', counter, lock),
];

for (const thread of threads) await thread.join();
console.log(counter[0]);
