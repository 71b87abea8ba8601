// Edit and run again: add a third thread, then explore.
// Which results can it print now?
import { spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./increment.ts'), 'increment', counter);
const b = spawn(() => import('./increment.ts'), 'increment', counter);

await a.join();
await b.join();
console.log(counter[0]);
