import type { Condition, Mutex } from 'lab';

export function listen(rung: Int32Array, lock: Mutex, bell: Condition) {
  if (Atomics.load(rung, 0) === 1) return;
  lock.lock();
  bell.wait();
  lock.unlock();
}

export function ring(rung: Int32Array, lock: Mutex, bell: Condition) {
  Atomics.store(rung, 0, 1);
  lock.lock();
  bell.notify();
  lock.unlock();
}
