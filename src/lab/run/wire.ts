import type { AccessKind, OutputStream } from '../trace/event.ts';
import type { Clock, NetworkModel, RunLimits } from './types.ts';

/**
 * What crosses between a realm and the page. Only numbers and strings do, and the page reads them as untrusted.
 * Trace events travel as rows of numbers, since a row costs 10 ns to write and an object with its clone a microsecond.
 */

/** Numbers in a row: type, at, lane, site, cause, a, b, text, index, c, d, e. −1 stands for "none" in site, cause and text. */
export const ROW_WIDTH = 12;
/** Rows in one batch. */
export const BATCH_ROWS = 512;

export const EVENT_CODES = [
  'started',
  'suspended',
  'resumed',
  'returned',
  'ended',
  'step',
  'output',
  'timer-set',
  'timer-fired',
  'timer-cleared',
  'blocked',
  'fetch-started',
  'fetch-ended',
  'sent',
  'received',
  'picture',
  'choice',
  'spawned',
  'joined',
  'access',
  'acquired',
  'released',
] as const;
export const CODE = Object.fromEntries(EVENT_CODES.map((name, code) => [name, code])) as Record<
  (typeof EVENT_CODES)[number],
  number
>;

/** `suspended`: column a; b holds the timer, the request, the lane or the object, c the address in it. */
export const WAIT_CODES = [
  'promise',
  'timer',
  'fetch',
  'task',
  'turn',
  'chosen',
  'lock',
  'memory',
  'thread',
  'message',
] as const;
/** `access`: a is the object, b the address, c the value after, d = size · 64 + kind · 2 + 1 when it is plain, e the value before. */
export const ACCESS_KINDS: readonly AccessKind[] = [
  'load',
  'store',
  'add',
  'sub',
  'and',
  'or',
  'xor',
  'exchange',
  'compareExchange',
  'wait',
  'notify',
];
export const STREAMS: readonly OutputStream[] = ['log', 'info', 'warn', 'error', 'debug', 'write'];
export const TIMER_KINDS = ['timeout', 'interval', 'sleep', 'signal', 'task'] as const;

/** An error as it leaves the realm; `stack` is the engine's own text, in positions of the compiled program. */
export interface WireError {
  name: string;
  message: string;
  stack: string;
  lane: number;
}

export type WireFinding =
  | { type: 'unhandledRejection'; error: WireError; at: number }
  | { type: 'lostMessage'; message: string; at: number }
  | { type: 'clockWatched'; site: number; at: number }
  | { type: 'failedAssertion'; message: string; site: number; at: number }
  | { type: 'spinCollapsed'; site: number; at: number };

export type WireOutcome =
  | { type: 'finished' }
  | { type: 'threw'; error: WireError }
  | { type: 'deadlocked'; waiting: { lane: number; site: number }[] }
  | { type: 'outOfSteps'; limit: keyof RunLimits; message: string; site: number }
  | { type: 'stopped' }
  | { type: 'crashed'; message: string };

/** From the realm to the page. */
export type RealmMessage =
  | {
      type: 'batch';
      /** The first `count` rows are new. */
      rows: Float64Array;
      count: number;
      /** Texts that rows point at, by index within this batch. */
      texts: string[];
      /** Five entries a write: at, lane, stream code, event index or −1, text. */
      output: (number | string)[];
      /** Five entries a new lane: its number, parent, 1 for a thread, function site, label. */
      lanes: (number | string)[];
    }
  | { type: 'alive'; timers: number; requests: number; threads: number; at: number }
  /** Free run: no thread has anything left to do. */
  | { type: 'quiet' }
  | { type: 'fetch'; request: number; url: string; method: string }
  /** Under control: one thread's part of an execution is over. `execution` is its number. */
  | {
      type: 'closed';
      execution: number;
      thread: number;
      uncaught: WireError | null;
      droppedEvents: number;
      droppedWrites: number;
      droppedBytes: number;
      findings: WireFinding[];
    }
  | {
      type: 'ended';
      outcome: WireOutcome;
      elapsed: number;
      wallMs: number;
      droppedEvents: number;
      droppedWrites: number;
      droppedBytes: number;
      findings: WireFinding[];
    };

/** From the page to the realm. */
export type PageMessage =
  | FetchedMessage
  | { type: 'stop' }
  | { type: 'heard' }
  /** Free run: it is over; main says how, the others what they have not told yet. */
  | { type: 'close' };

/** Batches that may be on the way before a realm waits to be told that they were heard. */
export const BATCHES_AHEAD = 8;

export interface FetchedMessage {
  type: 'fetched';
  request: number;
  status: number;
  statusText: string;
  contentType: string;
  bytes: ArrayBuffer | null;
  /** Why there are no bytes. */
  error: string;
}

/** What a realm needs to know to run one program. */
export interface RealmOptions {
  clock: Clock;
  seed: number;
  network: NetworkModel;
  limits: RunLimits;
  /** How much later than asked a timer may fire, where event order is chosen. */
  timerJitterMs: number;
  /** A request's latency may be anything (S6). */
  anyLatency: boolean;
}
