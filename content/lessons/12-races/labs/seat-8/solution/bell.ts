import type { Condition, Mutex } from 'lab';

export function listen(rung: Int32Array, lock: Mutex, bell: Condition) {
  lock.lock();
  while (rung[0] === 0) bell.wait();
  lock.unlock();
}

export function ring(rung: Int32Array, lock: Mutex, bell: Condition) {
  lock.lock();
  rung[0] = 1;
  bell.notify();
  lock.unlock();
}
