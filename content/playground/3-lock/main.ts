import { Mutex, spawn } from 'lab';

const total = new Int32Array(new SharedArrayBuffer(4));
const lock = new Mutex();

const a = spawn(() => import('./add.ts'), 'add', total, lock, 1);
const b = spawn(() => import('./add.ts'), 'add', total, lock, 10);

await a.join();
await b.join();
console.log(total[0]);
