// Take the seat: you pick who runs next, a line at a time.
// Make the counter end at 2.
import { spawn } from 'lab';

const rounds = 3;
const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./count.ts'), 'count', counter, rounds);
const b = spawn(() => import('./count.ts'), 'count', counter, rounds);

await a.join();
await b.join();
console.log(counter[0]);
