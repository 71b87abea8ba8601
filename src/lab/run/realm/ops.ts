import type { Op } from '../../schedule/index.ts';

/** A condition on one 32-bit cell that an operation waits for. */
export interface Guard {
  /** Byte address of the cell in the operation's object. */
  address: number;
  is: 'equal' | 'notEqual' | 'above' | 'below';
  operand: number;
  /** Reads the cell now. */
  read: () => number;
}

/** An operation on something that threads share, before it happens. */
export interface OpRequest {
  op: Op;
  /** A buffer's number (`objectOf`) or one of OBJECT. */
  object: number;
  /** First byte; −1 = the whole object. */
  address: number;
  size: number;
  site: number;
  isPlain?: boolean;
  guard?: Guard;
  /** For a compare-and-swap: what it expects. */
  expected?: number;
}

/**
 * What a thread does with shared things, step by step. Under control, `point` returns only when it is this thread's
 * turn; in a free run at once. Everything is synchronous.
 */
export interface Ops {
  /** False in a run that can have no threads: callers then do the native thing without any of this. */
  readonly isActive: boolean;
  /** Number of a shared buffer; −1 for any other value. */
  objectOf(buffer: unknown): number;
  /** A scheduling point before the operation. @throws ABORTED when the run is being ended */
  point(request: OpRequest): void;
  /** Says what the operation just did; must follow each `point`. `kind` = index in ACCESS_KINDS of `wire.ts`, −1 for none. */
  done(writes: boolean, before: number, after: number, kind: number): void;
  /** `Atomics.wait` once its value was found equal: holds the thread until notified. */
  wait(object: number, address: number, timeoutMs: number, site: number): 'ok' | 'timed-out';
  /** `Atomics.waitAsync` likewise; `settle` is called in a turn of its own. @returns a function that tells whether it still waits */
  waitAsync(
    object: number,
    address: number,
    timeoutMs: number,
    site: number,
    settle: (result: 'ok' | 'timed-out') => void,
  ): void;
  /** Wakes up to `count` waiters, oldest first. @returns how many */
  notify(object: number, address: number, count: number): number;
  /**
   * Makes everything that `body` does one operation: a primitive of the prelude. Inside, `point` returns at once and
   * only guards are told of changes.
   */
  asOne<T>(request: OpRequest, event: 'acquired' | 'released' | 'none', body: () => T): T;
}
