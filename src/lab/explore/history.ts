import type { Cells } from './cells.ts';
import { growInts } from './grow.ts';

/**
 * The accesses to each cell in one execution that a next one can directly depend on: the last write, and each thread's last
 * read since. Memory is kept from one execution to the next.
 */
export interface History {
  /** Forgets all accesses. */
  reset(): void;
  /** Puts the rows that an access depends on into `found`, from index `count` on. @returns the new count */
  collect(cell: number, writes: boolean, found: number[], count: number): number;
  add(cell: number, writes: boolean, thread: number, row: number): void;
}

/** One history per exploration. */
export function createHistory(cells: Cells): History {
  let epoch = 1;
  let epochs: Int32Array = new Int32Array(64);
  let lastWrite: Int32Array = new Int32Array(64);
  /** Bit t: thread t has read since the last write. */
  let readers: Int32Array = new Int32Array(64);
  let lastRead: Int32Array = new Int32Array(64 * 32);

  return {
    reset() {
      epoch++;
    },
    collect(cell, writes, found, count) {
      let at = count;
      for (const other of cells.overlapsOf(cell)) {
        if (epochs[other] !== epoch) continue;
        const write = lastWrite[other] as number;
        if (write >= 0) found[at++] = write;
        if (!writes) continue;
        for (let t = 0, rest = readers[other] as number; rest !== 0; t++, rest >>>= 1) {
          if ((rest & 1) === 1) found[at++] = lastRead[other * 32 + t] as number;
        }
      }
      return at;
    },
    add(cell, writes, thread, row) {
      if (epochs.length <= cell) {
        epochs = growInts(epochs, cell + 1);
        lastWrite = growInts(lastWrite, cell + 1);
        readers = growInts(readers, cell + 1);
        lastRead = growInts(lastRead, epochs.length * 32);
      }
      if (epochs[cell] !== epoch) {
        epochs[cell] = epoch;
        lastWrite[cell] = -1;
        readers[cell] = 0;
      }
      if (writes) {
        lastWrite[cell] = row;
        readers[cell] = 0;
      } else {
        readers[cell] = (readers[cell] as number) | (1 << thread);
        lastRead[cell * 32 + thread] = row;
      }
    },
  };
}
