// Take the seat: you pick who runs next, a line at a time.
// There are two tickets. Sell three.
import { spawn } from 'lab';

const tickets = new Int32Array(new SharedArrayBuffer(8)); // left, sold
tickets[0] = 2;

const buyers = [
  spawn(() => import('./buy.ts'), 'buy', tickets),
  spawn(() => import('./buy.ts'), 'buy', tickets),
  spawn(() => import('./buy.ts'), 'buy', tickets),
];

for (const buyer of buyers) await buyer.join();
console.log(`sold ${tickets[1]}`);
