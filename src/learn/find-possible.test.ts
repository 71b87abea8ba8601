import { expect, test } from 'vitest';
import { findPossible } from './find-possible.ts';
import { buildVerdict } from './testing/build-verdict.ts';

const verdict = buildVerdict('A in · A out · B in', 'B in · B out · A in');

test('a prediction is possible when some run begins with its lines', () => {
  expect(findPossible(['b in', ' B out '], verdict)?.schedule).toBe('schedule-1');
  expect(findPossible(['A in', 'B in'], verdict)).toBeNull();
  expect(findPossible(['A in', 'A out', 'B in', 'B out'], verdict)).toBeNull();
});

test('nothing bet on is no prediction', () => {
  expect(findPossible([''], verdict)).toBeNull();
});
