import type { Mutex } from 'lab';

export function add(total: Int32Array, lock: Mutex, amount: number) {
  lock.lock();
  total[0] += amount;
  lock.unlock();
}
