import type { Mutex } from 'lab';

export function takeBoth(first: Mutex, second: Mutex) {
  first.lock();
  second.lock();
  second.unlock();
  first.unlock();
}
