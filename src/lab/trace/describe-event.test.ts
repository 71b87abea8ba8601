import { expect, test } from 'vitest';
import { describeEvent, showText } from './describe-event.ts';
import { formatTime } from './format-time.ts';
import { findLaneLetters } from './lane-letter.ts';
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
