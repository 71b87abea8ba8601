import { describe, expect, test } from 'vitest';
import { measure } from './measure.ts';
import { toOutcomeText } from './outcome-text.ts';
import type { VerdictMeasure } from './question.ts';
import { buildRun } from './testing/build-run.ts';
import { buildVerdict } from './testing/build-verdict.ts';

const verdict = buildVerdict('10', '2', 'deadlocked');
const sampled = { ...verdict, exhaustive: false };

describe('measures of a verdict', () => {
  test.each<{ what: VerdictMeasure; value: number | string | null; ofSamples: number | string | null }>([
    { what: { type: 'outcomeCount' }, value: 3, ofSamples: null },
    { what: { type: 'outcomeSet' }, value: '2, 10, deadlocked', ofSamples: null },
    { what: { type: 'canPrint', text: '10' }, value: 'yes', ofSamples: 'yes' },
    { what: { type: 'canPrint', text: '3' }, value: 'no', ofSamples: null },
    { what: { type: 'smallest' }, value: 2, ofSamples: null },
    { what: { type: 'deadlocks' }, value: 1, ofSamples: null },
    { what: { type: 'races' }, value: 0, ofSamples: null },
    { what: { type: 'schedules' }, value: 2, ofSamples: null },
  ])('$what.type is $value, of samples $ofSamples', ({ what, value, ofSamples }) => {
    expect(measure(what, verdict)).toBe(value);
    expect(measure(what, sampled)).toBe(ofSamples);
  });

  test('one run says nothing about every run, nor the other way round', () => {
    const run = buildRun();
    run.lane('main');
    expect(measure({ type: 'outcomeCount' }, run.result())).toBeNull();
    expect(measure({ type: 'elapsed' }, verdict)).toBeNull();
  });
});

test('an outcome is told by its lines, or by how it ended', () => {
  const [lines] = buildVerdict('a · b').outcomes;
  const [silent] = buildVerdict('').outcomes;
  expect([lines, silent].map((outcome) => outcome && toOutcomeText(outcome))).toEqual(['a · b', 'finished']);
  expect(verdict.outcomes.map((outcome) => toOutcomeText(outcome))).toEqual(['10', '2', 'deadlocked']);
});
