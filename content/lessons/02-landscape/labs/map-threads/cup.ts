import { blockingSleep } from 'lab';

/** One cup on a thread of its own: the thread waits, then works. */
export function make(cup: string) {
  blockingSleep(300); // it brews
  blockingSleep(100); // it is poured
  console.log(cup);
}
