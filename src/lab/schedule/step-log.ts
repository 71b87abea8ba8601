/**
 * What threads did, step by step, as numbers: the common ground of the realms that write it, and of schedules and
 * exploration that read it. A **step** is one operation and all code of its thread up to the next scheduling point.
 * Nothing here knows what language the threads were written in.
 */

/** Numbers in a row of a step log. */
export const STEP_WIDTH = 12;

/** Columns of a row. −1 stands for "none" in object, address, site, choice and cause; NaN in before and after. */
export const STEP = {
  /** 0 … 30; 0 is the main thread. */
  thread: 0,
  /** A code of OP. */
  op: 1,
  /** What it is done to: a buffer's number, or one of OBJECT. */
  object: 2,
  /** First byte in the object; −1 = all of it. */
  address: 3,
  /** Bytes from there; 0 with address −1. */
  size: 4,
  /** Sum of FLAG. */
  flags: 5,
  /** Where in the source, as an index. */
  site: 6,
  /** Threads that could have gone at this point: bit t = thread t. For `event`: the number of candidates. */
  enabled: 7,
  /** Index among the run's choices, −1 when the step was forced. */
  choice: 8,
  /** Index of the step that made this one possible (spawn → start, end → join, send → receive, notify → wake), or −1. */
  cause: 9,
  /** Value before and after, where there is one. For `event`: the chosen candidate stands in `after`. */
  before: 10,
  after: 11,
} as const;

export const OP = {
  /** A thread's first step. */
  start: 0,
  /** A thread is over, and somebody waits for it together with others. */
  end: 1,
  /** The event loop goes on with something ready: a timer, a microtask queue that was filled from outside. */
  turn: 2,
  read: 3,
  write: 4,
  /** Read, change, write as one: `Atomics.add`, `exchange` … */
  update: 5,
  /** Compare and swap; writes only when it succeeds. */
  swap: 6,
  /** Takes a lock, a permit, a place in a channel: guarded by a condition on a cell. */
  acquire: 7,
  release: 8,
  /** `Atomics.wait` begins. */
  wait: 9,
  /** A waiter goes on. */
  wake: 10,
  notify: 11,
  spawn: 12,
  /** A thread's end reaches the one that joins it. */
  join: 13,
  send: 14,
  receive: 15,
  /** A write to the output. */
  output: 16,
  /** Picks among several events that could come next in one thread; a choice of its own kind. */
  event: 17,
  /** A sleep that holds the thread is over. */
  sleep: 18,
} as const;
export type Op = (typeof OP)[keyof typeof OP];

/** Numbers of objects that are not buffers; buffers are numbered from 0. */
export const OBJECT = {
  /** The program's output. */
  output: 1_000_000,
  /** + group number: threads that are joined together. */
  joins: 2_000_000,
  /** + thread: what others have sent it. */
  inbox: 3_000_000,
} as const;

export const FLAG = {
  /** It changed the object, as it really went: a compare-and-swap that failed did not. */
  writes: 1,
  /** A plain access to shared memory, not an atomic one. */
  plain: 2,
  /** It could only run while a condition held (`acquire`, a read that a spin loop waits for). */
  guarded: 4,
  /** Everything earlier comes before it in any schedule: the clock moved. */
  barrier: 8,
  /** Not a step of the program's own: output that is compared thread by thread. */
  independent: 16,
  /** Guarded, and the condition holds for one value of the cell alone: the one in `before`, for a pending row too. */
  exact: 32,
} as const;

/** Whether two operations touch the same bytes of the same object. */
export function overlaps(
  objectA: number,
  addressA: number,
  sizeA: number,
  objectB: number,
  addressB: number,
  sizeB: number,
): boolean {
  if (objectA !== objectB || objectA < 0) return false;
  if (addressA < 0 || addressB < 0) return true;
  return addressA < addressB + sizeB && addressB < addressA + sizeA;
}
