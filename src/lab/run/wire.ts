import type { AccessKind, OutputStream } from '../trace/event.ts';
import type { Clock, NetworkModel, RunLimits } from './types.ts';

/**
 * What crosses between a realm and the page. Only numbers and strings do, and the page reads them as untrusted.
 * Trace events travel as rows of numbers, since a row costs 10 ns to write and an object with its clone a microsecond.
 */

/** Numbers in a row: type, at, lane, site, cause, a, b, text, index, c. −1 stands for "none" in site, cause and text. */
export const ROW_WIDTH = 10;
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

/** `suspended`: column a; column b holds the timer, the request or the lane. */
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
/** `access`: column a is the object, b the address, c the value after; `text` holds kind, plainness and the value before. */
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
  | { type: 'failedAssertion'; message: string; site: number; at: number };

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
      /** Three entries a new lane: parent, function site, label. */
      lanes: (number | string)[];
    }
  | { type: 'alive'; timers: number; requests: number; at: number }
  | { type: 'fetch'; request: number; url: string; method: string }
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
export type PageMessage = FetchedMessage | { type: 'stop' } | { type: 'heard' };

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
}
