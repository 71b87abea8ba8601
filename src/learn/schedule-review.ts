import { fsrs, Rating, State } from 'ts-fsrs';
import type { CardInput, Grade } from 'ts-fsrs';
import type { AttemptVerdict, Confidence, ReviewCard } from './store-schema.ts';

const DAY_MS = 86_400_000;

/** Whole days only: a question comes back tomorrow at the earliest, within a year at the latest. */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  enable_short_term: false,
});

/**
 * The card after an answer: right and sure waits longest, right by a guess less, a partial bet less again, wrong starts over. A skip
 * says nothing about memory: the question comes back tomorrow. A card that was never rated was missed at `addedAt`.
 */
export function toNextCard(
  card: ReviewCard,
  verdict: AttemptVerdict,
  confidence: Confidence | null,
  now: number,
  addedAt: number,
): ReviewCard {
  if (verdict === 'skipped') return { ...card, due: now + DAY_MS };
  const known = card.state === 0 ? rate(card, Rating.Again, addedAt) : card;
  if (verdict === 'wrong') return rate(known, Rating.Again, now);
  return rate(known, verdict === 'partial' || confidence === 'guess' ? Rating.Hard : Rating.Good, now);
}

function rate(card: ReviewCard, grade: Grade, now: number): ReviewCard {
  const input: CardInput = {
    due: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    // Asked for by the type only: it is counted from the last review.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningSteps,
    reps: card.reps,
    lapses: card.lapses,
    state: toState(card.state),
    last_review: card.lastReview,
  };
  const next = scheduler.next(input, now, grade).card;
  return {
    due: next.due.getTime(),
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays: next.scheduled_days,
    learningSteps: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    state: next.state,
    lastReview: next.last_review?.getTime() ?? null,
  };
}

function toState(state: number): State {
  return (
    [State.New, State.Learning, State.Review, State.Relearning].find((each) => each.valueOf() === state) ??
    State.New
  );
}
