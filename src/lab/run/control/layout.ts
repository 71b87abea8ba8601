import { STEP_WIDTH } from '../../schedule/index.ts';

/**
 * The memory that the threads of one run, and the controller above them, share. Whoever has the turn reads and writes it;
 * only `turn` cells are waited on. All numbers of a thread are addressed by `threadCell`.
 */

export const MAX_THREADS = 31;
/** Rows that a step log holds; what comes after is not logged, and an exploration calls it a limit. */
export const MAX_STEPS = 32_768;
/** Choices of one run that can be repeated. */
export const MAX_CHOICES = 262_144;
/** Numbers of one choice in `plan` and `choices`: kind (0 thread, 1 event, −1 unchecked), enabled, chosen. */
export const CHOICE_WIDTH = 3;
const HEAP_CHARS = 1_048_576;
export const MAX_REPORTS = 16_384;
/** Numbers of a report: thread, type, site, detail offset, detail length, text offset, text length. */
export const REPORT_WIDTH = 7;
export const MAX_WAITERS = 256;
/** Numbers of a waiter: state, thread, object, address, order, is asynchronous, own id. */
export const WAITER_WIDTH = 7;
export const MAX_MESSAGES = 16_384;
/** Numbers of a message: state, from, to, about thread, offset, length, native id, step, event. */
export const MESSAGE_WIDTH = 9;
const PICK_NUMBERS = 8_192;

/** Cells of `ctl` that belong to the run. */
export const CELL = {
  /** Thread that has the turn; −1 = the controller. */
  current: 0,
  /** Every thread is to unwind. */
  abort: 1,
  /** Workers are to leave their loop. */
  quit: 2,
  stop: 3,
  stepCount: 4,
  choiceCount: 5,
  planLength: 6,
  /** Threads asleep now, and those to be put to sleep at the last planned choice. */
  sleep: 7,
  plannedSleep: 8,
  /** Why the controller got the turn: a code of END. */
  end: 9,
  /** Stop before the first open choice. */
  pauses: 10,
  threadCount: 11,
  heapTop: 12,
  reportCount: 13,
  messageCount: 14,
  eventCount: 15,
  laneCount: 16,
  /** The clock moved since the last step. */
  barrier: 17,
  /** Threads enabled when the one that runs was chosen, and the number of that choice. */
  enabled: 18,
  choice: 19,
  hasSpun: 20,
  /** Workers that have loaded the program and wait for a turn. */
  poolSize: 21,
  joinGroups: 22,
  order: 23,
  bufferCount: 24,
  divergedAt: 25,
  /** Set by the controller: threads, outputs and events of this execution. */
  records: 26,
  ordersOutput: 27,
  picksEvents: 28,
  maxSteps: 29,
  /** Number of this execution. */
  epoch: 30,
  /** A program changed something that outlives an execution: its workers can't be used again. */
  dirty: 31,
  /** Free run: letters ever sent. */
  lettersSent: 32,
  threadLimit: 33,
  settledThreads: 34,
  pauseKind: 35,
  /** The policy wants to be told of each step. */
  notes: 36,
  /** Workers that have left their loops. */
  left: 38,
  /** Free run: real milliseconds at which it began are in `times[0]`. */
  isFree: 37,
} as const;

const THREAD_BASE = 64;
const THREAD_STRIDE = 40;

/** Cells of `ctl` that belong to a thread. */
export const THREAD = {
  /** The thread may go: the one cell it waits on. */
  go: 0,
  state: 1,
  /** Its operation could be performed now. */
  isEnabled: 2,
  guardObject: 3,
  guardAddress: 4,
  /** 0 none, else a code of GUARD. */
  guardIs: 5,
  guardOperand: 6,
  /** Cells a spin loop reads: object and address, four times; count in spinCount. */
  spinCount: 7,
  spin: 8,
  /** Bit for each thread it waits to join. */
  joins: 16,
  joinGroup: 17,
  /** Messages and ends of `waitAsync` that it has not taken yet. */
  inbox: 18,
  fired: 19,
  /** Set when its `Atomics.wait` was notified. */
  isNotified: 20,
  /** Step and event that enabled it, or −1. */
  wakeStep: 21,
  wakeEvent: 22,
  /** 0 spawned function, 1 whole module. */
  kind: 23,
  parent: 24,
  /** Message that holds the arguments, and the one that holds the result, or −1. */
  argument: 25,
  result: 26,
  /** 0 running, 1 settled, 2 failed. */
  settled: 27,
  lane: 28,
  /** Order in which it settled; step and event of that. */
  settledOrder: 29,
  settledStep: 30,
  settledEvent: 31,
  /** Lane that stands before its operation. */
  parkedLane: 32,
  /** Free run: what it has still to do, see free-work.ts. */
  share: 33,
} as const;

export const STATE = {
  free: 0,
  start: 1,
  /** At an operation. */
  op: 2,
  /** Its event loop has the thread, with something pending or not. */
  idle: 3,
  /** Held by `Atomics.wait` or a blocking sleep. */
  held: 4,
  running: 5,
  /** Terminated, or a module that closed itself. */
  gone: 6,
} as const;

export const GUARD = { equal: 1, notEqual: 2, above: 3, below: 4, spin: 5 } as const;

export const END = {
  none: 0,
  nobody: 1,
  blocked: 2,
  diverged: 3,
  paused: 4,
  limit: 5,
  stopped: 6,
  failed: 7,
} as const;

export const REPORT_TYPES = [
  'output',
  'threw',
  'rejection',
  'assertion',
  'lost',
  'limit',
  'candidate',
] as const;

/** Index in `ctl` of one of a thread's cells. */
export const threadCell = (thread: number, cell: number): number =>
  THREAD_BASE + thread * THREAD_STRIDE + cell;

/** The controller's own cell to wait on. */
export const CONTROLLER_GO = 60;

/** `times`: 0 is now; 1 + thread is when that thread goes on by itself. */
export interface ControlMemory {
  ctl: Int32Array<SharedArrayBuffer>;
  times: Float64Array<SharedArrayBuffer>;
  plan: Int32Array<SharedArrayBuffer>;
  choices: Int32Array<SharedArrayBuffer>;
  steps: Float64Array<SharedArrayBuffer>;
  /** The next operation of each thread, as a row of a step log. */
  pending: Float64Array<SharedArrayBuffer>;
  heap: Uint16Array<SharedArrayBuffer>;
  reports: Int32Array<SharedArrayBuffer>;
  waiters: Int32Array<SharedArrayBuffer>;
  messages: Int32Array<SharedArrayBuffer>;
  pick: Float64Array<SharedArrayBuffer>;
}

export function createControlMemory(): ControlMemory {
  const int32 = (length: number): Int32Array<SharedArrayBuffer> =>
    new Int32Array(new SharedArrayBuffer(4 * length));
  const float64 = (length: number): Float64Array<SharedArrayBuffer> =>
    new Float64Array(new SharedArrayBuffer(8 * length));
  return {
    ctl: int32(THREAD_BASE + (MAX_THREADS + 1) * THREAD_STRIDE),
    times: float64(MAX_THREADS + 1),
    plan: int32(MAX_CHOICES * CHOICE_WIDTH),
    choices: int32(MAX_CHOICES * CHOICE_WIDTH),
    steps: float64(MAX_STEPS * STEP_WIDTH),
    pending: float64(MAX_THREADS * STEP_WIDTH),
    heap: new Uint16Array(new SharedArrayBuffer(2 * HEAP_CHARS)),
    reports: int32(MAX_REPORTS * REPORT_WIDTH),
    waiters: int32(MAX_WAITERS * WAITER_WIDTH),
    messages: int32(MAX_MESSAGES * MESSAGE_WIDTH),
    pick: float64(PICK_NUMBERS),
  };
}
