import { expect, test } from 'vitest';
import type { Attempt, Review } from '../../learn/index.ts';
import { chooseWarmUp, findDoneToday, planQuestion } from './review-plan.ts';

const NOON = new Date(2026, 2, 10, 12).getTime();

function createAttempt(question: string, at: number, seed = 0): Attempt {
  return {
    lab: 'l/x',
    question,
    catches: 'M08',
    at,
    answer: null,
    verdict: 'wrong',
    rule: null,
    confidence: null,
    seed,
    hints: 0,
  };
}

test('a review asks a variant that was not asked yet, or the starter where nothing varies', () => {
  const review = { lab: 'l/x', question: 'a' };
  const attempts = [createAttempt('a', 1), createAttempt('a', 2, 3), createAttempt('b', 3, 9)];
  expect(planQuestion(review, attempts, true).seed).toBe(4);
  expect(planQuestion(review, [], true).seed).toBe(1);
  expect(planQuestion(review, attempts, false).seed).toBe(0);
});

test('done today is what was answered since midnight', () => {
  const card = {
    due: 0,
    stability: 1,
    difficulty: 1,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 1,
    lapses: 0,
    state: 2,
    lastReview: null,
  };
  const create = (question: string, answeredAt: number | null): Review => ({
    lab: 'l/x',
    question,
    catches: 'M08',
    addedAt: 1,
    answeredAt,
    card,
  });
  const done = findDoneToday(
    [
      create('late', NOON),
      create('never', null),
      create('early', NOON - 3_600_000),
      create('yesterday', NOON - 13 * 3_600_000),
    ],
    NOON,
  );
  expect(done.map(({ question }) => question)).toEqual(['early', 'late']);
});

test('to warm up, the question that was answered longest ago', () => {
  expect(chooseWarmUp([])).toBeNull();
  const attempts = [createAttempt('a', 1), createAttempt('b', 2), createAttempt('a', 3)];
  expect(chooseWarmUp(attempts)?.question).toBe('b');
});
