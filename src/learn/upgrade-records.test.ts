import { expect, test } from 'vitest';
import { toAttempt, toDraftFile } from './upgrade-records.ts';

const OLD_ATTEMPT = {
  id: 4,
  lab: 'countdown/countdown',
  question: 'order',
  catches: 'M08',
  at: 17,
  answer: { kind: 'output' as const, lines: ['A 3'] },
  verdict: 'wrong' as const,
  rule: 'R5',
};

test('an attempt of version 1 was one at the starter, without hints, and nobody asked how sure', () => {
  expect(toAttempt(OLD_ATTEMPT)).toEqual({ ...OLD_ATTEMPT, confidence: null, seed: 0, hints: 0 });
});

test('an attempt of version 2 stays as it is', () => {
  const attempt = { ...OLD_ATTEMPT, confidence: 'sure' as const, seed: 7, hints: 2 };
  expect(toAttempt(attempt)).toEqual(attempt);
});

test('a draft of version 1 keeps its text and its hash', () => {
  const old = { lab: 'countdown/countdown', path: 'main.ts', text: 'mine', starterHash: 'h', savedAt: 3 };
  expect(toDraftFile(old)).toEqual({ ...old, starter: null });
});
