/**
 * What labs have beside the web platform's own functions. Everything else in a lab is plain TypeScript and plain platform:
 * `fetch`, `setTimeout`, `AbortSignal`, `MessageChannel`, `console`.
 */
declare module 'lab' {
  /**
   * Resolves after `ms` milliseconds. The thread is free meanwhile: other tasks run.
   * With a `signal`, rejects with the signal's reason as soon as it aborts.
   */
  export function sleep(ms: number, options?: { signal?: AbortSignal }): Promise<void>;

  /** Holds the thread for `ms` milliseconds. Nothing else runs meanwhile: no task, no timer, no callback. */
  export function blockingSleep(ms: number): void;

  /** Writes text as it is, without a line break. `\r` returns to the start of the line, `\b` goes one character back. */
  export function write(text: string): void;

  /** Shows a picture (a `Response` with an image in it) in the colour of the lane that calls it. */
  export function paint(response: Response, label?: string): Promise<void>;

  /** Throws an `AssertionError` when `condition` is falsy; the run lists it as a finding. */
  export function assert(condition: unknown, message?: string): asserts condition;

  /** A thread that `spawn` started; its function ends with a `T`. */
  export interface Thread<T> {
    /** Resolves with a copy of what the function returned, or rejects with a copy of what it threw. */
    join(): Promise<T>;
  }

  /**
   * Starts a thread: runs the function `name`, which the module exports, with copies of `args`. Write the module as
   * `() => import('./worker.ts')`. Its top level runs anew for each thread; that of `main.ts` does not run again.
   *
   * Shared memory (a `SharedArrayBuffer`, arrays over it) and locks and channels are not copied: both sides have the same.
   * @throws DataCloneError when an argument cannot be copied, RangeError past 30 threads
   */
  export function spawn<M extends object, K extends FunctionName<M>>(
    module: () => Promise<M>,
    name: K,
    ...args: Arguments<M[K]>
  ): Thread<Result<M[K]>>;

  /** Names of a module's exported functions. */
  type FunctionName<M> = {
    [K in keyof M]: M[K] extends (...args: never[]) => unknown ? K : never;
  }[keyof M] &
    string;
  type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
  type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

  /** Cells of shared memory for a lock to stand on: 32 bits each, all 0 at first. */
  type Cells = Int32Array;

  /**
   * A lock that one thread has at a time. It begins unlocked.
   *
   *     using held = mutex.lock(); // unlocked at the end of the block, however it is left
   *
   * Each lock and channel stands on memory of its own, or on cells that you choose: then objects over the same cells are the
   * same lock, in any thread. Give locks to threads as arguments of `spawn`; `postMessage` does not take them.
   */
  export class Mutex {
    /** Stands on the cell `memory[index]`; without `memory` on a new one. */
    constructor(memory?: Cells, index?: number);
    /** Whether this thread has the lock now. */
    readonly isMine: boolean;
    /** Holds the thread until the lock is free, and takes it. @throws when this thread has it already */
    lock(): Disposable;
    /** Takes the lock once it is free; the thread goes on with other tasks meanwhile. */
    lockAsync(): Promise<Disposable>;
    /** Gives the lock back. @throws when this thread does not have it */
    unlock(): void;
  }

  /** A number of permits: so many may be taken before the next one has to wait. */
  export class Semaphore {
    /** `permits` may be 0: then the first `acquire` waits for a `release`. Stands on the cell `memory[index]`. */
    constructor(permits: number, memory?: Cells, index?: number);
    /** Holds the thread until there is a permit, and takes it. */
    acquire(): Disposable;
    /** Takes a permit once there is one; the thread goes on with other tasks meanwhile. */
    acquireAsync(): Promise<Disposable>;
    /** Gives a permit back, or adds one; any thread may. */
    release(): void;
  }

  /**
   * A place to wait until another thread says that something has changed. Being woken says only that: look again, in a loop.
   *
   *     mutex.lock();
   *     while (items[0] === 0) notEmpty.wait();
   */
  export class Condition {
    /** What is waited for is guarded by `mutex`. Stands on the cells `memory[index]` and the next. */
    constructor(mutex: Mutex, memory?: Cells, index?: number);
    /** Gives the mutex back, holds the thread until a notify, and takes the mutex again. @throws when this thread does not have the mutex */
    wait(): void;
    /** The same; the thread goes on with other tasks meanwhile. */
    waitAsync(): Promise<void>;
    /** Wakes the thread that has waited longest. When nobody waits nothing happens: a notify is not kept. */
    notify(): void;
    /** Wakes all threads that wait. */
    notifyAll(): void;
  }

  /** A lock that many threads have for reading, or one for writing. Readers who keep coming may keep a writer waiting. */
  export class RwLock {
    /** Stands on the cell `memory[index]`. */
    constructor(memory?: Cells, index?: number);
    /** Holds the thread while another one writes. */
    lockRead(): Disposable;
    lockReadAsync(): Promise<Disposable>;
    /** @throws when nobody reads */
    unlockRead(): void;
    /** Holds the thread while any other one reads or writes. */
    lockWrite(): Disposable;
    lockWriteAsync(): Promise<Disposable>;
    /** @throws when this thread does not write */
    unlockWrite(): void;
  }

  /** A place where threads wait for each other: all go on when the last of them has come. It can be used again at once. */
  export class Barrier {
    /** For `parties` threads. Stands on the cells `memory[index]` and the next. */
    constructor(parties: number, memory?: Cells, index?: number);
    /** Holds the thread until all have come. Gives true in the one that came last. */
    wait(): boolean;
    /** The same; the thread goes on with other tasks meanwhile. */
    waitAsync(): Promise<boolean>;
  }

  /**
   * A queue of numbers between threads, with a fixed number of places: who sends waits while it is full, who receives while
   * it is empty.
   *
   *     for (const job of jobs) work(job); // until the channel is closed and empty
   */
  export class Channel<T extends number = number> {
    /** With `capacity` places. Stands on `3 + 2 * capacity` cells from `memory[index]` on. */
    constructor(capacity: number, memory?: Cells, index?: number);
    /** Holds the thread until there is a free place. @throws when the channel is closed */
    send(value: T): void;
    /** The same; the thread goes on with other tasks meanwhile. */
    sendAsync(value: T): Promise<void>;
    /** Holds the thread until there is a number. Gives undefined when the channel is closed and empty. */
    receive(): T | undefined;
    /** The same; the thread goes on with other tasks meanwhile. */
    receiveAsync(): Promise<T | undefined>;
    /** Says that nothing more will be sent. What is in the channel can still be received. */
    close(): void;
    [Symbol.iterator](): IterableIterator<T>;
    [Symbol.asyncIterator](): AsyncIterableIterator<T>;
  }

  export {}; // nothing else can be imported
}
