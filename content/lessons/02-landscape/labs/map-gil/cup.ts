import { blockingSleep, type Mutex } from 'lab';

/** Only who holds the interpreter's lock may run code. Waiting gives it back. */
export function make(cup: string, interpreter: Mutex) {
  blockingSleep(300); // it brews, the lock is free
  using _ = interpreter.lock();
  blockingSleep(100); // it is poured
  console.log(cup);
}
