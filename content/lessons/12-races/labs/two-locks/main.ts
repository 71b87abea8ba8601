// Edit and run again: give both threads the same lock, and explore.
import { Mutex, spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));
const mine = new Mutex();
const yours = new Mutex();

const a = spawn(
  () => import('./increment.ts'),
  'increment',
  counter,
  mine,
);
const b = spawn(
  () => import('./increment.ts'),
  'increment',
  counter,
  yours,
);

await a.join();
await b.join();
console.log(counter[0]);
