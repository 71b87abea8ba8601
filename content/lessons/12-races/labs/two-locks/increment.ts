import type { Mutex } from 'lab';

export function increment(counter: Int32Array, lock: Mutex) {
  lock.lock();
  counter[0]++;
  lock.unlock();
}
