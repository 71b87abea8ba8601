import type { Condition, Mutex } from 'lab';

export function take(
  shelf: Int32Array,
  lock: Mutex,
  filled: Condition,
) {
  lock.lock();
  if (shelf[0] === 0) filled.wait();
  const left = --shelf[0];
  lock.unlock();
  return left;
}

export function bake(
  shelf: Int32Array,
  lock: Mutex,
  filled: Condition,
) {
  for (let loaves = 2; loaves > 0; loaves--) {
    lock.lock();
    shelf[0]++;
    filled.notifyAll();
    lock.unlock();
  }
}
