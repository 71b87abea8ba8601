// Edit and run again: in `buy.ts`, take first and look then.
// `Atomics.sub` returns what was there before.
import { spawn } from 'lab';

const tickets = new Int32Array(new SharedArrayBuffer(8)); // left, sold
tickets[0] = 1;

const buyers = [
  spawn(() => import('./buy.ts'), 'buy', tickets),
  spawn(() => import('./buy.ts'), 'buy', tickets),
];

for (const buyer of buyers) await buyer.join();
console.log(`sold ${tickets[1]}`);
