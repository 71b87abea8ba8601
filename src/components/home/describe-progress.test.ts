import { expect, test } from 'vitest';
import { describeProgress } from './describe-progress.ts';

test.each([
  ['nothing', { answered: 0, right: 0, solved: [] }, 0, ''],
  ['slides alone', { answered: 0, right: 0, solved: [] }, 3, '3 of 17 slides'],
  ['one prediction', { answered: 1, right: 0, solved: [] }, 0, '0 of 1 prediction right'],
  [
    'everything',
    { answered: 4, right: 3, solved: ['countdown/bell', 'countdown/late'] },
    17,
    '17 of 17 slides, 3 of 4 predictions right, 2 challenges solved',
  ],
])('%s', (_name, progress, seen, text) => {
  expect(describeProgress(progress, seen, 17)).toBe(text);
});
