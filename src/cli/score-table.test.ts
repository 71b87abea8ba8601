import { expect, test } from 'vitest';
import { findMedianScore, isGoodEnough, toFaultList, toScoreTable, type Audit } from './score-table.ts';

const look = (performance: number | null, faults: string[] = []): Audit => ({
  scores: { performance, accessibility: 100, 'best-practices': 100, seo: 100 },
  faults,
});

test.each([
  ['one', [97], 97],
  ['three', [100, 90, 98], 98],
  ['two: the lower', [100, 90], 90],
  ['none', [], null],
  ['one of them unknown', [100, null, 100], null],
])('the median of %s', (_name, scores, median) => {
  expect(
    findMedianScore(
      scores.map((score) => look(score)),
      'performance',
    ),
  ).toBe(median);
});

test.each([
  ['reached', [99, 100, 98], true],
  ['missed', [98, 98, 100], false],
  ['unknown', [null], false],
])('a limit that is %s', (_name, scores, isGood) => {
  expect(isGoodEnough({ path: '/', audits: scores.map((score) => look(score)) }, 99)).toBe(isGood);
});

test('the table shows the looks behind a median that differ', () => {
  const table = toScoreTable([
    { path: '/', audits: [look(100), look(98), look(99)] },
    { path: '/learn/countdown/', audits: [look(100), look(100), look(100)] },
  ]);
  expect(table.split('\n')).toEqual([
    'page                  performance  accessibility  best-practices  seo',
    '/                  99 (100 98 99)            100             100  100',
    '/learn/countdown/             100            100             100  100',
  ]);
});

test('what costs points is told once a page', () => {
  const audits = [look(98, ['too slow']), look(97, ['too slow', 'too pale'])];
  expect(
    toFaultList([
      { path: '/', audits },
      { path: '/play/', audits: [look(100)] },
    ]),
  ).toBe('/\n  too slow\n  too pale');
});
