import { FLAG, OP, overlaps, STEP, STEP_WIDTH } from './step-log.ts';

/**
 * Which operations matter to each other. Runs beside learner code too (a realm wakes sleeping threads with it), so the
 * rules of `run/realm/intrinsics.ts` hold here: numbers in typed arrays, no methods, no iteration.
 */

/** What an operation touches, as a sum: its bytes, the waiters at them, the numbering of threads. */
export const TOUCH = {
  value: 1,
  writesValue: 2,
  /** Threads that wait at the bytes: joined by `wait`, woken by `notify`, left by a wait that timed out. */
  waiters: 4,
  /** New threads are numbered in the order they are spawned. */
  numbering: 8,
} as const;

/** What a row's operation touches: a sum of TOUCH. `notify` and `wake` leave the bytes alone. */
export function touchesOf(op: number, object: number, flags: number, cause: number): number {
  if (op === OP.spawn) return TOUCH.numbering;
  if (object < 0 || (flags & FLAG.independent) !== 0) return 0;
  if (op === OP.notify) return TOUCH.waiters;
  if (op === OP.wake) return cause < 0 ? TOUCH.waiters : 0;
  const value = (flags & FLAG.writes) !== 0 ? TOUCH.value | TOUCH.writesValue : TOUCH.value;
  return op === OP.wait ? value | TOUCH.waiters : value;
}

/**
 * Whether the order of two operations can matter, each in its row as it went (or would go): they touch the same bytes and one
 * of them writes, or the same waiters, or both start a thread. `a` and `b` are where the rows begin.
 */
export function areDependent(rowsA: Float64Array, a: number, rowsB: Float64Array, b: number): boolean {
  return dependOn(rowsA, a, rowsA[a + STEP.flags] as number, rowsB, b);
}

/**
 * Whether a sleeping thread has to wake up for an operation that was just performed. `pending` at `p` is the row of the sleeper's
 * next operation: FLAG.writes says whether it would write; for a swap, `before` holds the value it expects, and it would write if
 * that is the value there. `steps` at `s` is the performed operation's row.
 */
export function isAwakened(pending: Float64Array, p: number, steps: Float64Array, s: number): boolean {
  let flags = pending[p + STEP.flags] as number;
  if (pending[p + STEP.op] === OP.swap) {
    const isSameCell =
      pending[p + STEP.address] === steps[s + STEP.address] &&
      pending[p + STEP.size] === steps[s + STEP.size];
    const found = steps[s + STEP.before] as number;
    const fails = isSameCell && found === found && found !== pending[p + STEP.before];
    flags = fails ? flags & ~FLAG.writes : flags | FLAG.writes;
  }
  return dependOn(pending, p, flags, steps, s);
}

/**
 * The threads that stay asleep after an operation: bit t = thread t. Row t of `pending` is thread t's next operation;
 * `s` is where the performed operation's row begins in `steps`.
 */
export function wakeSleepers(
  sleepMask: number,
  pending: Float64Array,
  steps: Float64Array,
  s: number,
): number {
  let asleep = sleepMask;
  for (let t = 0, rest = sleepMask; rest !== 0; t++, rest >>>= 1) {
    if ((rest & 1) !== 0 && isAwakened(pending, t * STEP_WIDTH, steps, s)) asleep &= ~(1 << t);
  }
  return asleep;
}

function dependOn(rowsA: Float64Array, a: number, flagsA: number, rowsB: Float64Array, b: number): boolean {
  const objectA = rowsA[a + STEP.object] as number;
  const objectB = rowsB[b + STEP.object] as number;
  const touchA = touchesOf(rowsA[a + STEP.op] as number, objectA, flagsA, rowsA[a + STEP.cause] as number);
  const touchB = touchesOf(
    rowsB[b + STEP.op] as number,
    objectB,
    rowsB[b + STEP.flags] as number,
    rowsB[b + STEP.cause] as number,
  );
  const shared = touchA & touchB;
  if ((shared & TOUCH.numbering) !== 0) return true;
  if ((shared & (TOUCH.value | TOUCH.waiters)) === 0) return false;
  if ((shared & TOUCH.waiters) === 0 && ((touchA | touchB) & TOUCH.writesValue) === 0) return false;
  return overlaps(
    objectA,
    rowsA[a + STEP.address] as number,
    rowsA[a + STEP.size] as number,
    objectB,
    rowsB[b + STEP.address] as number,
    rowsB[b + STEP.size] as number,
  );
}
