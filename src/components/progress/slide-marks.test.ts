import { expect, test } from 'vitest';
import { toSlideMark } from './slide-marks.ts';

const NOTHING = { isSeen: false, asked: 0, answered: 0, challenges: 0, solved: 0 };

test.each([
  ['not seen', NOTHING, '', ''],
  ['seen, nothing to do', { ...NOTHING, isSeen: true }, '✓', 'seen'],
  ['seen, a question waits', { ...NOTHING, isSeen: true, asked: 1 }, '·', 'seen'],
  ['answered', { ...NOTHING, isSeen: true, asked: 1, answered: 1 }, '✓', 'seen, 1 of 1 answered'],
  ['one of two', { ...NOTHING, isSeen: true, asked: 2, answered: 1 }, '1/2', 'seen, 1 of 2 answered'],
  [
    'a challenge waits',
    { ...NOTHING, isSeen: true, asked: 1, answered: 1, challenges: 1 },
    '1/2',
    'seen, 1 of 1 answered',
  ],
  [
    'all done',
    { ...NOTHING, isSeen: true, asked: 1, answered: 1, challenges: 1, solved: 1 },
    '✓',
    'seen, 1 of 1 answered, 1 of 1 solved',
  ],
])('%s', (_, facts, mark, says) => {
  expect(toSlideMark(facts)).toEqual({ mark, says });
});
