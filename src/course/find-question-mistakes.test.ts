import { describe, expect, test } from 'vitest';
import type { Question } from '../learn/question.ts';
import { findQuestionMistakes, findVaryMistakes } from './find-question-mistakes.ts';
import { toQuestion } from './to-question.ts';

const base = { id: 'q', ask: 'Which?', catches: 'M21' };
const several = { kind: 'several' as const, ...base, measure: { type: 'outcomeSet' as const } };

function find(predict: Question[], more: object = {}): string[] {
  const lab = { predict, check: [], expect: { outcome: 'finished' as const }, ...more };
  return findQuestionMistakes(lab, 'lab.json').map(({ field, expected }) => `${field}: ${expected}`);
}

describe('questions', () => {
  test('a deed needs what it is about', () => {
    expect(find([{ kind: 'happen', ...base }])).toEqual(['predict[0].kind: a lab with a goal']);
    expect(find([{ kind: 'fix', ...base }])).toEqual(['predict[0].kind: a lab with a check']);
    expect(find([{ kind: 'happen', ...base }], { goal: { say: 'Go.', check: [] } })).toEqual([]);
  });

  test('possible outcomes join the impossible ones, in an order that tells nothing', () => {
    const question = toQuestion({ ...several, impossible: [{ value: '3' }, { value: '0' }] }, [
      '10',
      '2',
      'deadlocked',
    ]);
    expect(question).toMatchObject({
      options: [
        { text: '`0`', value: '0' },
        { text: '`2`', value: '2' },
        { text: '`3`', value: '3' },
        { text: '`10`', value: '10' },
        { text: 'It hangs: a deadlock', value: 'deadlocked' },
      ],
    });
    expect(question).not.toHaveProperty('impossible');
    expect(find([question])).toEqual([]);
  });

  test('what is called impossible must not be possible, and something must be', () => {
    const asked = toQuestion({ ...several, impossible: [{ value: '2' }] }, ['2']);
    expect(find([asked])).toEqual(['predict[0].impossible: what cannot happen']);
    const alone = toQuestion({ ...several, impossible: [{ value: '2' }] });
    expect(find([alone])).toEqual([
      'predict[0].impossible: expect.explore.outcomes beside it, for what can happen',
    ]);
  });
});

describe('texts to vary', () => {
  const files = { 'main.ts': "go('A', 700);\ngo('B', 200);\n" };
  const first = { file: 'main.ts', text: "go('A', 700)", values: ["go('A', 900)"] };

  test.each([
    ['a good one', { file: 'main.ts', text: "'B', 200", values: ['m'] }, []],
    [
      'an unknown file',
      { file: 'x.ts', text: 'n', values: ['m'] },
      ['vary[1].file: a file of this lab (main.ts)'],
    ],
    [
      'one that is not there',
      { file: 'main.ts', text: 'C', values: ['m'] },
      ['vary[1].text: a text that stands once in main.ts'],
    ],
    [
      'one that is there twice',
      { file: 'main.ts', text: 'go', values: ['m'] },
      ['vary[1].text: a text that stands once in main.ts'],
    ],
    [
      'one inside another',
      { file: 'main.ts', text: '700', values: ['m'] },
      ['vary[1].text: a text apart from those of the entries before'],
    ],
  ])('%s', (_name, entry, mistakes) => {
    const found = findVaryMistakes({ files, vary: [first, entry] }, 'lab.json');
    expect(found.map(({ field, expected }) => `${field}: ${expected}`)).toEqual(mistakes);
  });
});
