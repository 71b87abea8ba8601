/**
 * Programs for tests of the search: threads written as generators that yield what they do to shared cells. They follow plans
 * as real threads do, in one realm and thousands of times a second.
 */
export type TrialOp =
  | { type: 'read'; cell: string; isPlain: boolean }
  | { type: 'write'; cell: string; value: number; isPlain: boolean }
  | { type: 'update'; cell: string; to: (value: number) => number }
  /** Gives 1 when the value was as expected, else 0. */
  | { type: 'swap'; cell: string; expected: number; value: number }
  /** `only`: the one value that it can go at, if there is one. */
  | {
      type: 'acquire';
      cell: string;
      when: (value: number) => boolean;
      to: (value: number) => number;
      only: number | null;
    }
  | { type: 'release'; cell: string; to: (value: number) => number }
  /** A read that waits: what a spin loop is taken for. */
  | { type: 'await'; cell: string; when: (value: number) => boolean }
  /** `Atomics.wait`: gives 1 when it was held and notified, 0 when the value was another one. */
  | { type: 'wait'; cell: string; expected: number }
  | { type: 'notify'; cell: string; count: number }
  /** Gives the new thread's number. */
  | { type: 'spawn'; body: TrialThread }
  | { type: 'join'; thread: number }
  | { type: 'print'; text: string }
  /** Picks one of several events, within the step. */
  | { type: 'event'; count: number }
  /** Holds the thread until the clock has moved on by so much. */
  | { type: 'sleep'; ms: number };

/** A yield gives what the operation gives: the value read or replaced, where nothing else is said. */
export type TrialThread = () => Generator<TrialOp, void, number>;

export interface TrialProgram {
  /** Cells and what they hold at first. */
  cells: Record<string, number>;
  main: TrialThread;
}

export const read = (cell: string): TrialOp => ({ type: 'read', cell, isPlain: true });
export const write = (cell: string, value: number): TrialOp => ({
  type: 'write',
  cell,
  value,
  isPlain: true,
});
export const load = (cell: string): TrialOp => ({ type: 'read', cell, isPlain: false });
export const store = (cell: string, value: number): TrialOp => ({
  type: 'write',
  cell,
  value,
  isPlain: false,
});
export const add = (cell: string, amount: number): TrialOp => ({
  type: 'update',
  cell,
  to: (value) => value + amount,
});
export const swap = (cell: string, expected: number, value: number): TrialOp => ({
  type: 'swap',
  cell,
  expected,
  value,
});
export const lock = (cell: string): TrialOp => ({
  type: 'acquire',
  cell,
  when: (value) => value === 0,
  to: () => 1,
  only: 0,
});
export const unlock = (cell: string): TrialOp => ({ type: 'release', cell, to: () => 0 });
/** A permit of a semaphore. */
export const take = (cell: string): TrialOp => ({
  type: 'acquire',
  cell,
  when: (value) => value > 0,
  to: (value) => value - 1,
  only: null,
});
export const give = (cell: string): TrialOp => ({ type: 'release', cell, to: (value) => value + 1 });
export const awaitValue = (cell: string, value: number): TrialOp => ({
  type: 'await',
  cell,
  when: (found) => found === value,
});
export const print = (text: string): TrialOp => ({ type: 'print', text });

/** A program whose main thread starts all the others, joins them one by one and then does `last`. */
export function inParallel(
  cells: Record<string, number>,
  threads: readonly TrialThread[],
  last?: TrialThread,
): TrialProgram {
  return {
    cells,
    *main() {
      const started: number[] = [];
      for (const body of threads) started.push(yield { type: 'spawn', body });
      for (const thread of started) yield { type: 'join', thread };
      if (last !== undefined) yield* last();
    },
  };
}
