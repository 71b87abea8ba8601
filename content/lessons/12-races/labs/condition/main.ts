// Edit and run again: in `shelf.ts`, write `while` in the place of
// `if`, and explore.
import { Condition, Mutex, spawn } from 'lab';

const shelf = new Int32Array(new SharedArrayBuffer(4));
const lock = new Mutex();
const filled = new Condition(lock);

const a = spawn(
  () => import('./shelf.ts'),
  'take',
  shelf,
  lock,
  filled,
);
const b = spawn(
  () => import('./shelf.ts'),
  'take',
  shelf,
  lock,
  filled,
);
const c = spawn(
  () => import('./shelf.ts'),
  'bake',
  shelf,
  lock,
  filled,
);

const left = [await a.join(), await b.join()];
await c.join();
console.log(`lowest: ${Math.min(...left)}`);
