import { Mutex, spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));
const lock = new Mutex();

const a = spawn(
  () => import('./increment.ts'),
  'careful',
  counter,
  lock,
);
const b = spawn(() => import('./increment.ts'), 'hasty', counter, lock);

await a.join();
await b.join();
console.log(counter[0]);
