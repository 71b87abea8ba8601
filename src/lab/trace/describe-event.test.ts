import { expect, test } from 'vitest';
import { describeDetail, describeEvent, showText } from './describe-event.ts';
import { formatTime } from './format-time.ts';
import { findLaneLetters } from './lane-letter.ts';
import { nameCell } from './name-cell.ts';
import { findRowOrder } from './rows.ts';
import { buildLostUpdate, buildMutexRun } from './thread-traces.ts';
import type { TraceEvent } from './event.ts';
import { buildCountdown } from './trace-builder.ts';

test('an event is one plain sentence', () => {
  const { header, events } = buildCountdown();
  const sentences = events.map((event) => describeEvent(event, header.lanes));
  expect(sentences).toContain('0.7 s · countdown A · prints “A 3” · main.ts:6');
  expect(sentences).toContain('0 s · countdown B · waits for a timer of 2 s · main.ts:5');
  expect(sentences.at(-1)).toBe('6 s · main · ends');
});

test.each([
  ['zero', 0, '0 s'],
  ['microseconds', 0.0123, '0.01 ms'],
  ['milliseconds', 1.25, '1.25 ms'],
  ['tens of milliseconds', 50, '50 ms'],
  ['tenths', 700, '0.7 s'],
  ['rounded', 2100.0000001, '2.1 s'],
  ['whole', 12_000, '12 s'],
])('a time is short: %s', (_name, ms, shown) => {
  expect(formatTime(ms)).toBe(shown);
});

test('output shows its control characters and stays short', () => {
  expect(showText('a\nb\r\u0007\n')).toBe('a ⏎ b␍␇');
  expect(showText('x'.repeat(200))).toHaveLength(80);
});

test('lanes have letters of their own', () => {
  const { lanes } = buildCountdown().header;
  expect(findLaneLetters(lanes)).toEqual(['M', 'A', 'B', 'C', 'D']);
  const many = Array.from(
    { length: 60 },
    (_, id) => ({ id, kind: 'task', label: `job ${id}`, parent: 0 }) as const,
  );
  const letters = findLaneLetters(many);
  expect(new Set(letters).size).toBe(60);
  expect(findLaneLetters(many.slice(0, 20))).toEqual(letters.slice(0, 20));
});

test('a label that ends in a letter has it before other lanes', () => {
  const labels = ['main', 'bell', 'countdown A', 'countdown B', 'again A'];
  const lanes = labels.map(
    (label, id) => ({ id, kind: 'task', label, parent: id === 0 ? null : 0 }) as const,
  );
  expect(findLaneLetters(lanes)).toEqual(['M', 'C', 'A', 'B', 'D']);
});

test('what threads do is told with the names of the source', () => {
  const { header, events } = buildMutexRun();
  const tell = (type: string): string =>
    events
      .filter((event) => event.type === type)
      .map((event) => describeDetail(event, header.lanes, header.objects))[0] ?? '';
  expect(['spawned', 'acquired', 'access', 'choice', 'released', 'joined'].map(tell)).toEqual([
    'starts thread add A',
    'takes lock m[0]',
    'reads counter[0]: 0',
    'choice: add A goes on, not add B, add C',
    'gives back lock m[0]',
    'joins thread add A',
  ]);
  const waits = events.flatMap((event) =>
    event.type === 'suspended' ? [describeDetail(event, header.lanes, header.objects)] : [],
  );
  expect(new Set(waits)).toEqual(
    new Set([
      'waits for the end of add A',
      'waits for its turn, while another goes on',
      'waits for lock m[0] (held by add A)',
    ]),
  );
});

const access = {
  i: 0,
  at: 0,
  lane: 1,
  site: null,
  cause: null,
  type: 'access',
  object: 0,
  address: 8,
} as const;
test.each<[string, Partial<Extract<TraceEvent, { type: 'access' }>>, string]>([
  ['a plain read', { kind: 'load', isPlain: true, before: 3 }, 'reads counter[2]: 3'],
  ['an atomic read', { kind: 'load', before: 3 }, 'reads counter[2] atomically: 3'],
  ['a plain write', { kind: 'store', isPlain: true, before: 0, after: 1 }, 'writes counter[2]: 0 → 1'],
  [
    'a write over something unknown',
    { kind: 'store', isPlain: true, before: NaN, after: 1 },
    'writes counter[2]: 1',
  ],
  ['an atomic add', { kind: 'add', before: 1, after: 3 }, 'adds to counter[2] atomically: 1 → 3'],
  ['a swap', { kind: 'compareExchange', before: 0, after: 1 }, 'compares and exchanges counter[2]: 0 → 1'],
  [
    'a swap that fails',
    { kind: 'compareExchange', before: 4, after: 4 },
    'compares counter[2], finds 4, and leaves it',
  ],
  ['notify', { kind: 'notify' }, 'notifies who sleeps at counter[2]'],
])('an access is told as it went: %s', (_name, fields, sentence) => {
  const { header } = buildLostUpdate();
  const event = { ...access, kind: 'load', isPlain: false, before: 0, after: 0, ...fields } as const;
  expect(describeDetail(event, header.lanes, header.objects)).toBe(sentence);
});

test('places have the element they are of', () => {
  const objects = [{ id: 0, kind: 'memory', label: 'bytes', elementSize: 1 }] as const;
  expect([nameCell(objects, 0, 3), nameCell(objects, 0, -1), nameCell(objects, 7, 3)]).toEqual([
    'bytes[3]',
    'bytes',
    'memory 7 at byte 3',
  ]);
});

test('threads have letters of their own, and their tasks the same letter with a number', () => {
  const lanes = [
    { id: 0, kind: 'task', label: 'main', parent: null },
    { id: 1, kind: 'thread', label: 'increment', parent: 0 },
    { id: 2, kind: 'task', label: 'load Z', parent: 1 },
    { id: 3, kind: 'thread', label: 'increment #2', parent: 0 },
    { id: 4, kind: 'task', label: 'save', parent: 1 },
    { id: 5, kind: 'task', label: 'wait', parent: 0 },
  ] as const;
  expect(findLaneLetters(lanes)).toEqual(['M', 'A', 'A1', 'B', 'A2', 'C']);
  expect(findRowOrder(lanes)).toEqual([0, 5, 1, 2, 4, 3]);
});
