import { growInts } from './grow.ts';

/** Vector clocks of an execution's rows: who has seen how many rows of whom. Row j's clock counts itself. */
export interface Clocks {
  /** Begins an execution with so many threads. */
  reset(threadCount: number, rowCount: number): void;
  /** Begins row `row` of `thread`: its clock is what the thread has seen so far, without the row itself. */
  begin(row: number, thread: number): void;
  /** What `other` has seen is seen by `row` as well. */
  join(row: number, other: number): void;
  /** Everything so far comes before everything from now on. */
  setBarrier(): void;
  /** Keeps the clock of `row` as it is now for `wasSeenBefore`. */
  mark(row: number): void;
  /** The row counts itself from now on. */
  finish(row: number, thread: number): void;
  /** Whether `row` comes before `later` in every equivalent schedule. */
  isBefore(row: number, later: number): boolean;
  /** Whether `row` was before the marked row when it was marked. */
  wasBefore(row: number): boolean;
  /** How many rows of `thread` have been seen by `row`. */
  seenBy(row: number, thread: number): number;
  /** The same for the marked clock, and joining into it. */
  seenByMark(thread: number): number;
  joinMark(other: number): void;
  threadOf(row: number): number;
  /** 1-based number of the row in its thread. */
  numberOf(row: number): number;
  /** The last row of a thread so far, −1 = none. */
  lastOf(thread: number): number;
  /** The first row of `thread` that stands after `row`, of those finished; −1 = none. */
  firstAfter(thread: number, row: number): number;
  readonly threadCount: number;
}

/** Clocks whose memory is kept from one execution to the next. */
export function createClocks(): Clocks {
  let width = 0;
  let seen: Int32Array = new Int32Array(1024);
  let threads: Int32Array = new Int32Array(64);
  let numbers: Int32Array = new Int32Array(64);
  /** Row numbers by thread, `stride` for each. */
  let rowsOf: Int32Array = new Int32Array(64);
  let stride = 64;
  const rowCounts = new Int32Array(32);
  const barrier = new Int32Array(32);
  const marked = new Int32Array(32);
  let hasBarrier = false;

  const lastOf = (thread: number): number => {
    const count = rowCounts[thread] as number;
    return count === 0 ? -1 : (rowsOf[thread * stride + count - 1] as number);
  };
  const joinInto = (target: Int32Array, at: number, source: Int32Array, from: number): void => {
    for (let t = 0; t < width; t++) {
      const other = source[from + t] as number;
      if (other > (target[at + t] as number)) target[at + t] = other;
    }
  };

  return {
    reset(threadCount, rowCount) {
      width = threadCount;
      stride = rowCount + 1;
      seen = growInts(seen, (rowCount + 1) * width);
      threads = growInts(threads, rowCount + 1);
      numbers = growInts(numbers, rowCount + 1);
      rowsOf = growInts(rowsOf, stride * width);
      rowCounts.fill(0);
      barrier.fill(0);
      hasBarrier = false;
    },
    begin(row, thread) {
      const at = row * width;
      const last = lastOf(thread);
      for (let t = 0; t < width; t++) seen[at + t] = last < 0 ? 0 : (seen[last * width + t] as number);
      if (hasBarrier) joinInto(seen, at, barrier, 0);
      threads[row] = thread;
    },
    join(row, other) {
      joinInto(seen, row * width, seen, other * width);
    },
    setBarrier() {
      hasBarrier = true;
      for (let t = 0; t < width; t++) {
        const last = lastOf(t);
        if (last >= 0) joinInto(barrier, 0, seen, last * width);
      }
    },
    mark(row) {
      for (let t = 0; t < width; t++) marked[t] = seen[row * width + t] as number;
    },
    finish(row, thread) {
      const count = (rowCounts[thread] as number) + 1;
      rowCounts[thread] = count;
      rowsOf[thread * stride + count - 1] = row;
      numbers[row] = count;
      seen[row * width + thread] = count;
    },
    isBefore: (row, later) =>
      (seen[later * width + (threads[row] as number)] as number) >= (numbers[row] as number),
    wasBefore: (row) => (marked[threads[row] as number] as number) >= (numbers[row] as number),
    seenBy: (row, thread) => seen[row * width + thread] as number,
    seenByMark: (thread) => marked[thread] as number,
    joinMark(other) {
      joinInto(marked, 0, seen, other * width);
    },
    threadOf: (row) => threads[row] as number,
    numberOf: (row) => numbers[row] as number,
    lastOf,
    firstAfter(thread, row) {
      const start = thread * stride;
      let low = 0;
      let high = rowCounts[thread] as number;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((rowsOf[start + middle] as number) > row) high = middle;
        else low = middle + 1;
      }
      return low < (rowCounts[thread] as number) ? (rowsOf[start + low] as number) : -1;
    },
    get threadCount() {
      return width;
    },
  };
}
