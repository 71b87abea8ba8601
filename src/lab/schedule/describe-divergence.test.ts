import { expect, test } from 'vitest';
import { describeDivergence } from './describe-divergence.ts';
import type { Choice } from './types.ts';

const toName = (thread: number): string => ['main', 'A', 'B'][thread] ?? `thread ${thread}`;

test.each<[string, Choice | null, Choice | null, string]>([
  [
    'others are enabled',
    { kind: 'thread', enabled: 0b110, chosen: 1 },
    { kind: 'thread', enabled: 0b101, chosen: -1 },
    'diverged at choice 3: expected A out of A or B, found main or B',
  ],
  [
    'a choice of another kind',
    { kind: 'thread', enabled: 0b11, chosen: 0 },
    { kind: 'event', enabled: 2, chosen: -1 },
    'diverged at choice 3: expected main out of main or A, found 2 events',
  ],
  [
    'the run ended earlier',
    { kind: 'event', enabled: 3, chosen: 2 },
    null,
    'diverged at choice 3: expected number 3 of 3 events, found the end',
  ],
])('[S3] %s', (_, wanted, found, sentence) => {
  expect(describeDivergence(2, wanted, found, toName)).toBe(sentence);
});
