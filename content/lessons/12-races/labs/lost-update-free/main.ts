// Edit and run again: change `rounds` to 1_000, then to 10.
// How often is the result right? Is it right for good?
import { spawn } from 'lab';

const rounds = 100_000;
const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./count.ts'), 'count', counter, rounds);
const b = spawn(() => import('./count.ts'), 'count', counter, rounds);

await a.join();
await b.join();
console.log(counter[0]);
