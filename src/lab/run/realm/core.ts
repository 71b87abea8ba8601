import type { Frame, Wait } from '../hooks.ts';
import type { RealmMessage, RealmOptions, WireError, WireFinding, WireOutcome } from '../wire.ts';
import type { Control } from './control.ts';
import type { EventQueue } from './event-queue.ts';
import type { Recorder } from './recorder.ts';
import type { SubtlePort } from './subtle.ts';

/** What the surroundings of a realm provide. In a browser a worker, at build time a Node process. */
export interface RealmHost {
  post(message: RealmMessage): void;
  /**
   * Calls back in a macrotask of its own, after all microtasks. `isLast`: late enough that the platform has told of unhandled
   * rejections too.
   */
  turn(callback: () => void, isLast?: boolean): void;
  /** Calls back after `ms` of real time; a second call replaces the first; Infinity cancels. */
  wakeAfter(ms: number, callback: () => void): void;
  /** Real milliseconds, from an origin that the threads of a run share. */
  nowMs(): number;
  isStopRequested(): boolean;
  /** Holds the thread for good, where the platform can; else returns. */
  park(): void;
  /** Globals beside the platform's that the host's own code still needs. */
  readonly keptGlobals: readonly string[];
  /** A line to `crypto.subtle`, where this worker has none of its own and its surroundings do; else null. */
  readonly openSubtle: (() => SubtlePort) | null;
  /** Holds the thread for `ms` of real time. */
  holdThread(ms: number): void;
}

/** Thrown through learner code when a run is being ended; never caught by it (H9). */
export const ABORTED: object = Object.freeze(Object.create(null) as object);

/** State that the parts of one realm share. One realm runs one program once. */
export interface Core {
  readonly host: RealmHost;
  readonly options: RealmOptions;
  readonly queue: EventQueue;
  readonly recorder: Recorder;
  readonly isVirtual: boolean;
  /** The run that this realm is a thread of; null when it is alone and free. */
  readonly control: Control | null;
  /** Number of the execution: what belongs to an earlier one is ignored. */
  epoch: number;
  /** Frames that run right now, outermost first; the first `depth` are valid. */
  readonly stack: Frame[];
  depth: number;
  /** Site of the latest call (H4). */
  site: number;
  /** Lane to which code without a frame belongs: that of the event being delivered. */
  ambientLane: number;
  /** What the event loop is calling back right now, e.g. `timer`; '' between deliveries. */
  delivering: string;
  /** Event that began the current turn, or −1. */
  turnEvent: number;
  /** Nesting level of the timer whose turn this is (HTML timers). */
  timerNesting: number;
  alive: { timers: number; requests: number };
  /** Native operations on the way: the clock stands still until they are back. */
  nativePending: number;
  /** Batches that the page has said it heard. */
  heardBatches: number;
  isMainSettled: boolean;
  /** The program listens for rejections that nobody handles. */
  hearsRejections: boolean;
  /** A task has failed since the event loop last let the platform look for unhandled rejections. */
  hasFailed: boolean;
  /** The first error that nobody caught. */
  uncaught: WireError | null;
  isEnded: boolean;
  steps: number;
  /** Value of `steps` when the current turn began. */
  stepsAtTurn: number;
  findings: WireFinding[];
  /** Milliseconds on the run's clock. */
  now(): number;
  /** Moves the virtual clock; the real one moves itself. */
  advanceTo(ms: number): void;
  /** A read of the clock by the program; may move the virtual one (a loop that watches the clock must not hang). */
  readClock(): number;
  currentLane(): number;
  /** Records an event of the current instant. */
  emit(
    code: number,
    lane: number,
    site: number,
    cause: number,
    a: number,
    b: number,
    text?: string,
    c?: number,
    d?: number,
    e?: number,
  ): number;
  write(stream: number, text: string): void;
  /** Holds the thread, on either clock. */
  block(ms: number, site: number): void;
  /** Says that `promise` ends with `wait`. */
  markPromise(promise: object, wait: Wait): void;
  waitOf(value: unknown): Wait | null;
  /** Counts an operation on shared memory of a free run, which may go on without any step. */
  countOperation(site: number): void;
  /** Set by the event loop: something has come that it may wait for. */
  wake(): void;
  /** Counts a step; ends the run past the limit. */
  countStep(site: number): void;
  /** Ends the run when it was stopped, is silent for too long, or is over. Called often. */
  checkPulse(site: number): void;
  /** Says that no step is under way: the time until the next one is nobody's silence. */
  rest(): void;
  /** Ends the run and, inside learner code, never returns. */
  end(outcome: WireOutcome): void;
  overLimit(limit: 'steps' | 'silentMs' | 'virtualMs' | 'wallMs', message: string, site: number): void;
  addFinding(finding: WireFinding): void;
  /** A copy of an array in shared memory, read as a thread reads it; any other value is given back. */
  unshare(value: unknown): unknown;
  /** A loop was taken for waiting (P7). */
  noteSpin(site: number): void;
  /** The real clock of the run begins, or is taken over from the run that this thread joins. */
  restartClock(): void;
  /** Fresh state for the next execution. */
  reset(): void;
  /** Tells the program of an error that nobody caught and, unless it prevents that, keeps it; the run goes on, as in a browser. */
  reportError(error: unknown, lane: number): void;
  /** Keeps an error that nobody caught. */
  keepError(error: unknown, lane: number): void;
  /** Set by the global scope's events: tells the program, and calls `keep` unless the program prevents that. */
  tellError(error: unknown, keep: () => void): void;
}
