import type { Mutex } from 'lab';

export function careful(counter: Int32Array, lock: Mutex) {
  lock.lock();
  counter[0]++;
  lock.unlock();
}

export function hasty(counter: Int32Array, lock: Mutex) {
  lock.lock();
  counter[0]++;
  lock.unlock();
}
