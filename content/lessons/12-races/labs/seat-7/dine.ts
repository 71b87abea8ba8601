import type { Mutex } from 'lab';

export function dine(first: Mutex, second: Mutex) {
  first.lock();
  second.lock();
  // eats
  second.unlock();
  first.unlock();
}
