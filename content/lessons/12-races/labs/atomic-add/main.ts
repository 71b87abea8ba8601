// Edit and run again: let `increment` return what `Atomics.add`
// returns, and print what both joins give. Which thread saw 0?
import { spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));

const a = spawn(() => import('./increment.ts'), 'increment', counter);
const b = spawn(() => import('./increment.ts'), 'increment', counter);

await a.join();
await b.join();
console.log(counter[0]);
