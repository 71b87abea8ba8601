/**
 * What the primitives of `lab` stand on. They are built from `Atomics` over cells of shared memory, 32 bits each. In a free run
 * `acquire`, `attempt` and `release` just run what they are given; under control each of them is one step of its thread (P6).
 */
export interface SyncHost {
  readonly atomics: SyncAtomics;
  /** Number of this thread, from 0. */
  readonly thread: number;
  /** The cells of a new primitive: those from `index` of `memory` on, or fresh ones. All 0 is the beginning of every primitive. */
  place(self: object, plan: Plan): Int32Array<SharedArrayBuffer>;
  /** Under control it goes only when the first cell `is` so to `operand`; in a free run `body` waits by itself. */
  acquire(touch: Touch, is: Comparison, operand: number, event: SyncEvent, body: () => void): void;
  /** Goes at once. `body` says whether it got what it wanted. */
  attempt(touch: Touch, event: SyncEvent, body: () => boolean): boolean;
  release(touch: Touch, body: () => void): void;
  /** What `using` gives back at the end of its block. */
  held(giveBack: () => void): Disposable;
}

export type Comparison = 'equal' | 'notEqual' | 'above' | 'below';
/** What the trace says: something was taken, or is there for others. */
export type SyncEvent = 'acquired' | 'released';
export type PrimitiveType = 'Mutex' | 'Semaphore' | 'Condition' | 'RwLock' | 'Barrier' | 'Channel';

/** The cells that an operation reads or changes: `count` of them from `from` on. */
export interface Touch {
  readonly cells: Int32Array<SharedArrayBuffer>;
  readonly from: number;
  readonly count: number;
}

/** What a primitive needs. */
export interface Plan {
  type: PrimitiveType;
  cellCount: number;
  /** Permits, threads or places: what was given to the constructor; 0 for those that take none. */
  size: number;
  memory: Int32Array<SharedArrayBuffer> | undefined;
  index: number;
  /** The mutex of a condition. */
  mutex?: object;
}

export interface SyncAtomics {
  load(cells: Int32Array, index: number): number;
  store(cells: Int32Array, index: number, value: number): number;
  add(cells: Int32Array, index: number, value: number): number;
  sub(cells: Int32Array, index: number, value: number): number;
  compareExchange(cells: Int32Array, index: number, expected: number, value: number): number;
  wait(cells: Int32Array, index: number, value: number): 'ok' | 'not-equal' | 'timed-out';
  notify(cells: Int32Array, index: number): number;
  waitAsync?(cells: Int32Array, index: number, value: number): { value: string | Promise<string> };
}

/** Tries to go on; gives null when that worked, else the value of the first cell that is in the way. */
export type Try = () => number | null;

/** Holds the thread until the try works. */
export function take(
  host: SyncHost,
  touch: Touch,
  is: Comparison,
  operand: number,
  event: SyncEvent,
  attempt: Try,
): void {
  host.acquire(touch, is, operand, event, () => {
    for (let found = attempt(); found !== null; found = attempt()) {
      host.atomics.wait(touch.cells, touch.from, found);
    }
  });
}

/** Resolves once the try works; the thread is free meanwhile. */
export async function takeAsync(host: SyncHost, touch: Touch, event: SyncEvent, attempt: Try): Promise<void> {
  const { atomics } = host;
  for (;;) {
    let change: Promise<string> | undefined;
    const isTaken = host.attempt(touch, event, () => {
      const found = attempt();
      if (found === null) return true;
      if (!atomics.waitAsync) {
        throw new Error('This browser has no Atomics.waitAsync: use the form that holds the thread.');
      }
      change = Promise.resolve(atomics.waitAsync(touch.cells, touch.from, found).value);
      return false;
    });
    if (isTaken) return;
    await change;
  }
}

/** A whole number from `least` on. @throws RangeError that says what was expected */
export function checkSize(what: string, size: unknown, least: number): number {
  if (typeof size === 'number' && size >= least && size < 1_000_000 && size % 1 === 0) return size;
  throw new RangeError(`${what} is a whole number from ${least} on; it was given ${String(size)}.`);
}
