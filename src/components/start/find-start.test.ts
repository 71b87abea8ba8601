import { expect, test } from 'vitest';
import { findStart, type Judged } from './find-start.ts';

function toJudged(...rights: (boolean | null)[]): Judged[] {
  return rights.map((isRight, index) => ({
    lesson: `l${index}`,
    title: `L${index}`,
    ask: '',
    says: '',
    isRight,
  }));
}

test.each([
  [
    'the first miss is where to begin',
    toJudged(true, false, true, false, true),
    'l1',
    '3 of 5 right. Begin with L1.',
  ],
  ['nothing known begins at the beginning', toJudged(false, false), 'l0', '0 of 2 right. Begin with L0.'],
  [
    'what could not be computed is no miss',
    toJudged(true, null, false),
    'l2',
    '1 of 3 right. Begin with L2.',
  ],
])('%s', (_name, judged, lesson, says) => {
  expect(findStart(judged)).toMatchObject({ lesson, says });
});

test('who knows everything goes where they like', () => {
  expect(findStart(toJudged(true, true)).says).toBe(
    '2 of 2 right. Go where you like; the hardest challenges are in L1.',
  );
});
