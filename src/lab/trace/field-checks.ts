import type { AccessKind, EventType } from './event.ts';

/** Says what a field should hold when its value is not that; null when it is. */
export type Check = (value: unknown) => string | null;

export const text: Check = (value) => (typeof value === 'string' ? null : 'a text');
export const number: Check = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? null : 'a number';
export const size: Check = (value) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? null : 'a number from 0 up';
export const count: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? null : 'a whole number from 0 up';
const counts: Check = (value) =>
  Array.isArray(value) && value.every((item) => count(item) === null)
    ? null
    : 'a list of whole numbers from 0 up';
/** A byte of an object, or −1 for the whole of it. */
const place: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= -1 ? null : 'a whole number from -1 up';
const flag: Check = (value) => (typeof value === 'boolean' ? null : 'true or false');
const NOT_FINITE: readonly unknown[] = ['NaN', 'Infinity', '-Infinity'];
/** A value of shared memory: what JSON has no number for goes as a word. */
const cellValue: Check = (value) => (NOT_FINITE.includes(value) ? null : number(value));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);
export const oneOf =
  (...values: string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? null : `one of ${values.join(', ')}`;

/** Fields of what a lane waits for, by type. */
export const WAITS: Record<string, Record<string, Check>> = {
  timer: { timer: count, delayMs: size },
  fetch: { request: count, url: text },
  task: { lane: count },
  turn: {},
  promise: {},
  chosen: {},
  lock: { object: count, address: place, holder: orNull(count) },
  memory: { object: count, address: place },
  thread: { lane: count },
  message: {},
};

const ACCESS_KINDS: Record<AccessKind, true> = {
  load: true,
  store: true,
  add: true,
  sub: true,
  and: true,
  or: true,
  xor: true,
  exchange: true,
  compareExchange: true,
  wait: true,
  notify: true,
};

/** Fields of an event, by type. */
export const DETAILS: Record<EventType, Record<string, Check>> = {
  started: {},
  suspended: {},
  resumed: { callback: optional(text) },
  returned: {},
  ended: {},
  step: {},
  output: { stream: oneOf('log', 'info', 'warn', 'error', 'debug', 'write'), text },
  'timer-set': { timer: count, delayMs: size, kind: oneOf('timeout', 'interval', 'sleep', 'signal', 'task') },
  'timer-fired': { timer: count },
  'timer-cleared': { timer: count },
  blocked: { durationMs: size },
  'fetch-started': { request: count, url: text },
  'fetch-ended': { request: count, url: text, status: count, bytes: size, error: optional(text) },
  sent: { message: count, channel: text },
  received: { message: count, channel: text },
  picture: { label: text, mime: text, url: optional(text), data: optional(text) },
  spawned: { thread: count },
  joined: { thread: count },
  access: {
    kind: oneOf(...Object.keys(ACCESS_KINDS)),
    object: count,
    address: place,
    size: optional(count),
    isPlain: flag,
    before: cellValue,
    after: cellValue,
  },
  acquired: { object: count, address: place },
  released: { object: count, address: place },
  choice: { of: oneOf('thread', 'event'), enabled: counts, chosen: count, index: count },
};
