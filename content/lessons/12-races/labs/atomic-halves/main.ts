// Edit and run again: in `increment.ts`, make the load and the
// store one operation.
import { spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./increment.ts'), 'increment', counter);
const b = spawn(() => import('./increment.ts'), 'increment', counter);

await a.join();
await b.join();
console.log(counter[0]);
