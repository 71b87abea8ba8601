// Take the seat: you pick who runs next, a line at a time.
// Let the bell ring, and the guest wait for it for ever.
import { Condition, Mutex, spawn } from 'lab';

const rung = new Int32Array(new SharedArrayBuffer(4));
const lock = new Mutex();
const bell = new Condition(lock);

const guest = spawn(
  () => import('./bell.ts'),
  'listen',
  rung,
  lock,
  bell,
);
const host = spawn(() => import('./bell.ts'), 'ring', rung, lock, bell);

await host.join();
await guest.join();
console.log('the guest is in');
