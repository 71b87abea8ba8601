// Edit and run again: change `rounds` to 2, then to 4, and explore.
// What is the smallest number it can print?
import { spawn } from 'lab';

const rounds = 3;
const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./count.ts'), 'count', counter, rounds);
const b = spawn(() => import('./count.ts'), 'count', counter, rounds);

await a.join();
await b.join();
console.log(counter[0]);
