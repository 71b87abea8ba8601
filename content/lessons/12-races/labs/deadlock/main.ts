// Edit and run again: let both threads take the locks in one order,
// and explore.
import { Mutex, spawn } from 'lab';

const left = new Mutex();
const right = new Mutex();

const a = spawn(() => import('./take.ts'), 'takeBoth', left, right);
const b = spawn(() => import('./take.ts'), 'takeBoth', right, left);

await a.join();
await b.join();
console.log('both are done');
