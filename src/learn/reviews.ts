import { createCard } from './review-card.ts';
import { openStore } from './store.ts';
import type { Attempt, AttemptVerdict, Confidence, Review } from './store-schema.ts';

/** How many questions a day come back. */
export const REVIEWS_A_DAY = 5;

/** Which question. */
export type ReviewKey = readonly [lab: string, question: string];

/** Lets a question come back from tomorrow on; one that waits already comes back no later than that. */
export async function queueReview(
  question: Pick<Attempt, 'lab' | 'question' | 'catches'>,
  now: number,
): Promise<void> {
  const store = await openStore();
  const fresh = createCard(now);
  await store.change(['reviews'], question.lab, async (change) => {
    const known = await change.find('reviews', [question.lab, question.question]);
    const { lab, catches } = question;
    await change.put(
      'reviews',
      known === null
        ? { lab, question: question.question, catches, addedAt: now, answeredAt: null, card: fresh }
        : { ...known, card: { ...known.card, due: Math.min(known.card.due, fresh.due) } },
    );
  });
}

/**
 * Notes an answer to a question that is due and lets it wait accordingly. The day's first answer counts: what is not queued, not
 * due, or answered today already changes nothing. `saveAttempt` calls it, wherever the question was answered.
 */
export async function answerReview(
  key: ReviewKey,
  verdict: AttemptVerdict,
  confidence: Confidence | null,
  now: number,
): Promise<void> {
  const store = await openStore();
  if (!isToAnswer(await store.find('reviews', [...key]), now)) return;
  const { toNextCard } = await import('./schedule-review.ts');
  await store.change(['reviews'], key[0], async (change) => {
    const known = await change.find('reviews', [...key]);
    if (known === null || !isToAnswer(known, now)) return;
    const card = toNextCard(known.card, verdict, confidence, now, known.addedAt);
    await change.put('reviews', { ...known, answeredAt: now, card });
  });
}

/** What to review today: at most five a day, those that wait longest first. What else has piled up is not counted. */
export async function findDue(now: number): Promise<Review[]> {
  const store = await openStore();
  return chooseDue(await store.findAll('reviews'), now);
}

/** When something is to be reviewed next; null when nothing waits. Never earlier than tomorrow once today's five are done. */
export async function findNextDue(now: number): Promise<number | null> {
  const store = await openStore();
  const reviews = await store.findAll('reviews');
  if (reviews.length === 0) return null;
  const next = Math.min(...reviews.map(({ card }) => card.due));
  return chooseDue(reviews, now).length > 0 ? next : Math.max(next, toTomorrow(now));
}

/** Everything that waits, the next first. */
export async function findReviews(): Promise<Review[]> {
  const store = await openStore();
  return (await store.findAll('reviews')).toSorted((a, b) => a.card.due - b.card.due);
}

function isToAnswer(review: Review | null, now: number): boolean {
  if (review === null || review.card.due >= toTomorrow(now)) return false;
  return review.answeredAt === null || review.answeredAt < toMidnight(now);
}

/** Of all that waits, what to ask today. Days are the learner's own, from midnight to midnight. */
export function chooseDue(reviews: readonly Review[], now: number): Review[] {
  const today = toMidnight(now);
  const done = reviews.filter(({ answeredAt }) => answeredAt !== null && answeredAt >= today).length;
  return reviews
    .filter(({ card }) => card.due < toTomorrow(now))
    .toSorted((a, b) => a.card.due - b.card.due || a.addedAt - b.addedAt)
    .slice(0, Math.max(0, REVIEWS_A_DAY - done));
}

function toMidnight(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

function toTomorrow(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(0, 0, 0, 0);
}
