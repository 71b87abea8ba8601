// Take the seat: you pick who runs next, a line at a time.
// Make the counter end at 1.
import { spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./increment.ts'), 'increment', counter);
const b = spawn(() => import('./increment.ts'), 'increment', counter);

await a.join();
await b.join();
console.log(counter[0]);
