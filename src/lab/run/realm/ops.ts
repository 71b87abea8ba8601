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
  /** What it would read or write, where that is known before. */
  value?: number;
}

export type WaitResult = 'ok' | 'timed-out' | 'not-equal';
/** As `Atomics.waitAsync` answers. */
export type NativeWait =
  { async: false; value: 'not-equal' | 'timed-out' } | { async: true; value: Promise<'ok' | 'timed-out'> };

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
  /**
   * `Atomics.wait` once its value was found equal: holds the thread until notified. `hold` does it natively, for free runs: another
   * thread may have changed the value meanwhile.
   */
  wait(object: number, address: number, timeoutMs: number, site: number, hold: () => WaitResult): WaitResult;
  /**
   * `Atomics.waitAsync` likewise; `settle` is called in a turn of its own. `begin` does it natively, for free runs.
   * @returns a result that came at once, of which `settle` hears nothing
   */
  waitAsync(
    object: number,
    address: number,
    timeoutMs: number,
    site: number,
    settle: (result: 'ok' | 'timed-out') => void,
    begin: () => NativeWait,
  ): 'not-equal' | 'timed-out' | undefined;
  /** Wakes up to `count` waiters, oldest first. `wake` does it natively, for free runs. @returns how many */
  notify(object: number, address: number, count: number, wake: () => number): number;
  /**
   * Makes everything that `body` does one operation: a primitive of the prelude. Inside, `point` returns at once and
   * only guards are told of changes. An `acquired` without a guard is a try: when its body wrote nothing it got nothing,
   * and there is no event.
   */
  asOne<T>(request: OpRequest, event: 'acquired' | 'released' | 'none', body: () => T): T;
}
