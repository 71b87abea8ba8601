import { describe, expect, test } from 'vitest';
import type { Question } from '../../learn/question.ts';
import { isLocked, reducePrediction } from './prediction-state.ts';
import type { PredictionState } from './prediction-state.ts';

const question: Question = { id: 'q', kind: 'output', ask: 'What?', catches: 'M03', lines: 2 };
const answer = { kind: 'output' as const, lines: ['a', ''] };
const asking: PredictionState = { type: 'asking', answer: null, confidence: null };
const grade = { type: 'right' as const, lines: [], actual: null };

describe('prediction', () => {
  test('is asked, committed and graded', () => {
    const written = reducePrediction(asking, { type: 'changed', answer });
    const committed = reducePrediction(written, { type: 'committed' });
    expect(committed).toEqual({ type: 'committed', answer, confidence: null });
    const graded = reducePrediction(committed, { type: 'graded', grade, explanation: null });
    expect(graded).toEqual({ type: 'graded', answer, confidence: null, grade, explanation: null });
    expect(reducePrediction(graded, { type: 'again' })).toEqual(asking);
  });

  test.each([
    { name: 'nothing is written', given: null },
    { name: 'only blank lines are', given: { kind: 'output' as const, lines: [' ', ''] } },
  ])('is not committed while $name', ({ given }) => {
    const state: PredictionState = { type: 'asking', answer: given, confidence: null };
    expect(reducePrediction(state, { type: 'committed' })).toBe(state);
  });

  test('is graded only once it is committed, and only once', () => {
    expect(reducePrediction(asking, { type: 'graded', grade, explanation: null })).toBe(asking);
    const graded: PredictionState = { type: 'graded', answer, confidence: null, grade, explanation: null };
    expect(reducePrediction(graded, { type: 'graded', grade, explanation: null })).toBe(graded);
  });

  test('cannot be changed or skipped once committed', () => {
    const committed: PredictionState = { type: 'committed', answer, confidence: null };
    expect(reducePrediction(committed, { type: 'changed', answer: { kind: 'choice', option: 1 } })).toBe(
      committed,
    );
    expect(reducePrediction(committed, { type: 'skipped' })).toBe(committed);
  });

  test.each([
    { name: 'a question that is asked', asked: question, state: asking, isEdited: false, locked: true },
    { name: 'edited code', asked: question, state: asking, isEdited: true, locked: false },
    { name: 'no question', asked: null, state: asking, isEdited: false, locked: false },
    {
      name: 'a skipped one',
      asked: question,
      state: { type: 'skipped' as const },
      isEdited: false,
      locked: false,
    },
    {
      name: 'one answered before',
      asked: question,
      state: { type: 'answered' as const, verdict: 'wrong' as const },
      isEdited: false,
      locked: false,
    },
  ])('Run with $name: locked is $locked', ({ asked, state, isEdited, locked }) => {
    expect(isLocked(asked, state, isEdited)).toBe(locked);
  });
});
