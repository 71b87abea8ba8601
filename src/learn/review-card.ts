import type { ReviewCard } from './store-schema.ts';

const DAY_MS = 86_400_000;

/** The card of a question that was missed now: it comes back tomorrow, and is rated with its first answer. */
export function createCard(now: number): ReviewCard {
  return {
    due: now + DAY_MS,
    stability: 0,
    difficulty: 0,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    state: 0,
    lastReview: null,
  };
}
