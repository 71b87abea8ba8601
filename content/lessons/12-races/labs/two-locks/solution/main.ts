import { Mutex, spawn } from 'lab';

const counter = new Int32Array(new SharedArrayBuffer(4));
const ours = new Mutex();

const a = spawn(
  () => import('./increment.ts'),
  'increment',
  counter,
  ours,
);
const b = spawn(
  () => import('./increment.ts'),
  'increment',
  counter,
  ours,
);

await a.join();
await b.join();
console.log(counter[0]);
