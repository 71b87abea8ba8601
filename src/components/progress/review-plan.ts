import { findNextSeed } from '../../learn/index.ts';
import type { Attempt, Review } from '../../learn/index.ts';

/** A question as a review asks it. */
export interface PlannedQuestion {
  lab: string;
  question: string;
  /** Seed of the variant; 0 where nothing varies. */
  seed: number;
}

/** Which variant to ask: one that was not asked yet, so that to remember the answer is not enough. */
export function planQuestion(
  review: Pick<Review, 'lab' | 'question'>,
  attempts: readonly Attempt[],
  isVaried: boolean,
): PlannedQuestion {
  const { lab, question } = review;
  const seeds = attempts
    .filter((attempt) => attempt.lab === lab && attempt.question === question)
    .map(({ seed }) => seed);
  return { lab, question, seed: isVaried ? findNextSeed(seeds) : 0 };
}

/** What was answered in reviews on the day of `now`, the first one first. */
export function findDoneToday(reviews: readonly Review[], now: number): Review[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  return reviews
    .filter(({ answeredAt }) => answeredAt !== null && answeredAt >= midnight)
    .toSorted((a, b) => (a.answeredAt ?? 0) - (b.answeredAt ?? 0));
}

/**
 * A question to warm up with where none is due: one of the lessons gone through that was answered longest ago; null when nothing
 * was answered yet.
 */
export function chooseWarmUp(attempts: readonly Attempt[]): Pick<Attempt, 'lab' | 'question'> | null {
  const last = new Map<string, Attempt>();
  for (const attempt of attempts.toSorted((a, b) => a.at - b.at))
    last.set(JSON.stringify([attempt.lab, attempt.question]), attempt);
  return [...last.values()].toSorted((a, b) => a.at - b.at)[0] ?? null;
}
