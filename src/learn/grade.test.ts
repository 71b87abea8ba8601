import { describe, expect, test } from 'vitest';
import { checkRun, isSolved } from './check.ts';
import { needsVerdict } from './evidence.ts';
import { grade } from './grade.ts';
import type { Question } from './question.ts';
import { buildRun } from './testing/build-run.ts';
import { buildVerdict } from './testing/build-verdict.ts';
import type { RunResult } from '../lab/run/types.ts';

const base = { id: 'q', ask: 'What?', catches: 'M03' };
const output: Question = { ...base, kind: 'output', lines: 3 };
const choice: Question = {
  ...base,
  kind: 'choice',
  measure: { type: 'elapsed' },
  options: [
    { text: '6 s', value: 6000 },
    { text: '12 s', value: 12_000 },
  ],
};
const number: Question = { ...base, kind: 'number', measure: { type: 'elapsed' }, unit: 'ms', tolerance: 10 };

function printed(...lines: string[]): RunResult {
  const run = buildRun();
  run.lane('main');
  run.start(0);
  for (const line of lines) run.print(0, line);
  run.at(6000);
  return run.result();
}

describe('grade', () => {
  test.each([
    { name: 'every line right', given: ['a', 'b', 'c'], type: 'right' },
    { name: 'case, spaces and blank lines aside', given: [' A', '', 'b ', 'c'], type: 'right' },
    { name: 'a part of it right', given: ['a', 'b'], type: 'partial' },
    { name: 'nothing bet on', given: ['', ' '], type: 'partial' },
    { name: 'a line too many', given: ['a', 'b', 'c', 'd'], type: 'right' },
  ])('output: $name is $type', ({ given, type }) => {
    expect(grade(output, { kind: 'output', lines: given }, printed('a', 'b', 'c', 'd')).type).toBe(type);
  });

  test('output: the first differing line is found, and what was there', () => {
    const graded = grade(output, { kind: 'output', lines: ['a', 'c', 'b'] }, printed('a', '', 'b', 'c'));
    expect(graded).toMatchObject({ type: 'wrong', firstDifference: 1 });
    expect(graded.lines[1]).toMatchObject({ predicted: 'c', actual: 'b', matches: false });
  });

  test('output: fewer lines than asked for are right when the program prints no more', () => {
    expect(grade(output, { kind: 'output', lines: ['a'] }, printed('a')).type).toBe('right');
    expect(grade(output, { kind: 'output', lines: ['a', 'b'] }, printed('a'))).toMatchObject({
      firstDifference: 1,
    });
  });

  test('choice: the run says which option is right', () => {
    expect(grade(choice, { kind: 'choice', option: 0 }, printed('a')).type).toBe('right');
    expect(grade(choice, { kind: 'choice', option: 1 }, printed('a'))).toMatchObject({
      type: 'wrong',
      actual: { value: 6000 },
    });
  });

  test('choice: on the real clock the nearest time is right', () => {
    const late = { ...printed('a'), elapsed: 6043 };
    const real = {
      ...late,
      trace: { ...late.trace, header: { ...late.trace.header, clock: 'real' as const } },
    };
    expect(grade(choice, { kind: 'choice', option: 0 }, real).type).toBe('right');
    expect(grade(choice, { kind: 'choice', option: 0 }, late).type).toBe('wrong');
  });

  test.each([
    { value: 6010, type: 'right' },
    { value: 6011, type: 'wrong' },
  ])('number: $value within 10 of 6000 is $type', ({ value, type }) => {
    expect(grade(number, { kind: 'number', value }, printed()).type).toBe(type);
  });
});

describe('questions about every schedule', () => {
  const several: Question = {
    ...base,
    kind: 'several',
    measure: { type: 'outcomeSet' },
    options: ['0', '1', '2', '3'].map((value) => ({ text: value, value })),
  };

  test.each([
    { name: 'all that can happen', options: [2, 1], type: 'right' },
    { name: 'a part of it', options: [2], type: 'partial' },
    { name: 'something that cannot', options: [1, 2, 3], type: 'wrong' },
    { name: 'nothing', options: [], type: 'wrong' },
  ])('several: $name is $type', ({ options, type }) => {
    expect(grade(several, { kind: 'several', options }, buildVerdict('2', '1')).type).toBe(type);
  });

  test('a number is read off the verdict', () => {
    const smallest: Question = {
      ...base,
      kind: 'number',
      measure: { type: 'smallest' },
      unit: '',
      tolerance: 0,
    };
    expect(needsVerdict(smallest)).toBe(true);
    expect(grade(smallest, { kind: 'number', value: 2 }, buildVerdict('4', '2')).type).toBe('right');
    expect(grade(smallest, { kind: 'number', value: 3 }, buildVerdict('4', '2')).type).toBe('wrong');
  });

  test('what one run shows answers none of them', () => {
    expect(grade(several, { kind: 'several', options: [2] }, printed('2')).type).toBe('wrong');
    expect(needsVerdict(output)).toBe(false);
    expect(needsVerdict(several)).toBe(true);
  });
});

describe('challenges', () => {
  test('a run solves a challenge when every condition holds', () => {
    const checks = [
      { say: 'ends within 6 s', measure: { type: 'elapsed' as const }, atMost: 6000 },
      { say: 'prints two lines', measure: { type: 'lineCount' as const }, equals: 2 },
    ];
    expect(isSolved(checkRun(checks, printed('a', 'b')))).toBe(true);
    const failed = checkRun(checks, printed('a'));
    expect(failed.map((condition) => condition.holds)).toEqual([true, false]);
    expect(isSolved(failed)).toBe(false);
    expect(isSolved([])).toBe(false);
  });

  test('a line that never came meets no bound', () => {
    const [check] = checkRun(
      [{ say: 'in time', measure: { type: 'lineAt', text: 'x' }, atMost: 5 }],
      printed(),
    );
    expect(check?.holds).toBe(false);
  });

  test('no schedule breaks it, when every schedule was listed', () => {
    const checks = [
      { say: 'Only 2.', measure: { type: 'outcomeSet' as const }, equals: '2' },
      { say: 'No hang.', measure: { type: 'deadlocks' as const }, equals: 0 },
    ];
    expect(isSolved(checkRun(checks, buildVerdict('2')))).toBe(true);
    expect(isSolved(checkRun(checks, buildVerdict('2', 'deadlocked')))).toBe(false);
    expect(isSolved(checkRun(checks, { ...buildVerdict('2'), exhaustive: false }))).toBe(false);
    expect(isSolved(checkRun(checks, printed('2')))).toBe(false);
  });
});
