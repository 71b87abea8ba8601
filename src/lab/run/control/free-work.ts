import { CELL, THREAD, threadCell, type ControlMemory } from './layout.ts';

/**
 * What a free run has still to do, thread by thread: one for a thread that is not at rest, one for each letter on its way to it.
 * Each change is one atomic step of one cell, so that a thread that is terminated at any instant leaves no half of one behind.
 */
export interface FreeWork {
  /** A letter is on its way to the thread; false when the thread is gone and gets none. */
  send(to: number): boolean;
  /** A letter has come to a thread that was at work: it is no work beside that. (To one at rest it is what it works on.) */
  arrive(thread: number): void;
  /** The thread has nothing to do. */
  rest(thread: number): void;
  /** The thread is gone, and whatever was on its way to it. */
  drop(thread: number): void;
  /** All there is to do: 0 when the run is over. */
  count(): number;
}

/** Far below what letters could make up for. */
const GONE = -(2 ** 30);

const { add, exchange, load, sub } = Atomics;

export function createFreeWork({ ctl }: ControlMemory): FreeWork {
  const cell = (thread: number): number => threadCell(thread, THREAD.share);

  return {
    send(to) {
      add(ctl, CELL.lettersSent, 1);
      return add(ctl, cell(to), 1) >= 0;
    },
    arrive: (thread) => void sub(ctl, cell(thread), 1),
    rest: (thread) => void sub(ctl, cell(thread), 1),
    drop: (thread) => void exchange(ctl, cell(thread), GONE),
    count() {
      for (;;) {
        const sent = load(ctl, CELL.lettersSent);
        const threads = load(ctl, CELL.threadCount);
        let total = 0;
        for (let thread = 0; thread < threads; thread++) {
          const share = load(ctl, cell(thread));
          if (share > 0) total += share;
        }
        // A thread that was counted as idle may have been sent something by one that was counted later.
        if (load(ctl, CELL.lettersSent) === sent) return total;
      }
    },
  };
}
