/** What a suspended frame waits for, once known. */
export interface Wait {
  /** Index in WAIT_CODES. */
  code: number;
  /** Timer, request or lane; 0 when there is none. */
  id: number;
  /** Index of the event that ended the wait, or −1. */
  firedEvent: number;
}

/** One activation of a function while it is on the way. Opaque to the program. */
export interface Frame {
  lane: number;
  kind: FunctionKind;
  /** Site of the function. */
  site: number;
  /** The call that made this plain function was itself awaited on the spot (H5). */
  isAwaited: boolean;
  /** This frame began its lane: the lane ends with it. */
  isRoot: boolean;
  /** Entered by the event loop, not by a caller. */
  isCallback: boolean;
  waitsOn: Wait | null;
  /** Set by `failed`: what the frame is being left with. */
  error: { value: unknown } | null;
}

export const FUNCTION_KINDS = { plain: 0, async: 1, generator: 2, asyncGenerator: 3 } as const;
export type FunctionKind = 0 | 1 | 2 | 3;

/** What compiled programs call; SPEC.md section 3 says when. Site −1 = unknown. */
export interface Hooks {
  site: number;
  readonly top: Frame;
  readonly lab: LabPrelude;
  at<T>(site: number, value: T): T;
  awaited(site: number): void;
  atAwaited<T>(site: number, value: T): T;
  returned(frame: Frame, site: number): void;
  atReturned<T>(frame: Frame, site: number, value: T): T;
  enter(kind: FunctionKind, site: number, outer: Frame, label: unknown): Frame;
  exit(frame: Frame): void;
  failed(frame: Frame, error: unknown): unknown;
  suspended<T>(frame: Frame, site: number, value?: T): T;
  resumed<T>(frame: Frame, site: number, value?: T): T;
  yielding<T>(frame: Frame, site: number, value?: T): T;
  yielded<T>(frame: Frame, site: number, value?: T): T;
  iterated(frame: Frame, site: number): void;
  disposal(frame: Frame, site: number): { [Symbol.dispose](): void };
  caught(frame: Frame): void;
  loop(frame: Frame, site: number): void;
  line(frame: Frame, site: number): void;
  /** The program's body is over; in a thread's module, `exports` are what it exports (C9). */
  done(exports?: object): void;
  threw(error: unknown): void;
  /** Stands for a module that a thread runs (C10). */
  module(path: string): ThreadModule;
  /** An element is read; `key` may be anything, `object` too (H14). */
  get(site: number, object: unknown, key: unknown): unknown;
  set<T>(site: number, object: unknown, key: unknown, value: T): T;
  /** Reads an element that is about to be assigned to: `a[i] += e` becomes `$.assigned(s, $.ref(s, a, i), '+', e)`. */
  ref(site: number, object: unknown, key: unknown): ElementRef;
  assigned(site: number, ref: ElementRef, operator: string, value: unknown): unknown;
  /** Where `a[i] ||= e` and `a?.[i]` keep their ref or their object, read again before anything else runs. The runtime leaves it alone. */
  kept: unknown;
  /** `a[i]++` and its like: gives the old value unless `isPrefix`. */
  updated(site: number, object: unknown, key: unknown, delta: 1 | -1, isPrefix: boolean): unknown;
}

/** A module's stand-in, as `spawn` and `new Worker` take it. */
export interface ThreadModule {
  readonly path: string;
}

/** An element between its read and its write. */
export interface ElementRef {
  object: unknown;
  key: unknown;
  value: unknown;
}

/** The module `lab`, as the realm provides it. Its documentation for learners is `src/lab/prelude/lab.d.ts`. */
export interface LabPrelude {
  sleep(ms: number, options?: { signal?: AbortSignal }): Promise<void>;
  blockingSleep(ms: number): void;
  write(text: string): void;
  paint(response: Response, label?: string): Promise<void>;
  assert(condition: unknown, message?: string): void;
  spawn(module: ThreadModule, name: string, ...args: unknown[]): { join(): Promise<unknown> };
  /** The primitives of `prelude/sync.ts`. */
  Mutex: unknown;
  Semaphore: unknown;
  Condition: unknown;
  RwLock: unknown;
  Barrier: unknown;
  Channel: unknown;
}
