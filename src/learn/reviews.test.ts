import { describe, expect, test } from 'vitest';
import { saveAttempt } from './progress.ts';
import { answerReview, chooseDue, findDue, findNextDue, findReviews, queueReview } from './reviews.ts';
import { createCard } from './review-card.ts';
import { toNextCard as rateCard } from './schedule-review.ts';
import type { AttemptVerdict, Confidence, Review, ReviewCard } from './store-schema.ts';

const DAY = 86_400_000;
const NOON = new Date(2026, 2, 10, 12).getTime();

const toNextCard = (
  card: ReviewCard,
  verdict: AttemptVerdict,
  confidence: Confidence | null,
  now: number,
): ReviewCard => rateCard(card, verdict, confidence, now, NOON);

function createReview(question: string, due: number, answeredAt: number | null = null): Review {
  const card = { ...createCard(due), due };
  return { lab: 'l/x', question, catches: 'M08', addedAt: 1, answeredAt, card };
}

describe('when a question comes back', () => {
  test('tomorrow after a miss', () => {
    expect(createCard(NOON).due).toBe(NOON + DAY);
  });

  test('later each time it is right, and latest when sure', () => {
    const tomorrow = NOON + DAY;
    const card = createCard(NOON);
    const sure = toNextCard(card, 'right', 'sure', tomorrow);
    const guess = toNextCard(card, 'right', 'guess', tomorrow);
    expect(sure.due).toBeGreaterThan(guess.due);
    expect(guess.due).toBeGreaterThanOrEqual(tomorrow + DAY);
    const again = toNextCard(sure, 'right', 'sure', sure.due);
    expect(again.due - sure.due).toBeGreaterThan(sure.due - tomorrow);
  });

  test('soon after it is wrong, and that is remembered', () => {
    const known = toNextCard(createCard(NOON), 'right', 'sure', NOON + DAY);
    const missed = toNextCard(known, 'wrong', 'sure', known.due);
    expect(missed.due - known.due).toBeLessThan(known.due - (NOON + DAY));
    expect(missed.lapses).toBe(known.lapses + 1);
  });

  test('a skip only puts it off', () => {
    const card = createCard(NOON);
    expect(toNextCard(card, 'skipped', null, NOON + DAY)).toEqual({ ...card, due: NOON + 2 * DAY });
  });

  test('about a year is the longest it waits', () => {
    let card = createCard(NOON);
    for (let round = 0; round < 30; round += 1) card = toNextCard(card, 'right', 'sure', card.due);
    expect(card.scheduledDays).toBeLessThanOrEqual(366);
  });
});

describe('today', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    createReview(`q${String(index)}`, NOON - index * DAY),
  );

  test('five at most, those that wait longest first', () => {
    expect(chooseDue(many, NOON).map(({ question }) => question)).toEqual(['q11', 'q10', 'q9', 'q8', 'q7']);
  });

  test('what was done today counts; what was done yesterday does not', () => {
    const done = [
      createReview('today', NOON + 3 * DAY, NOON - 3_600_000),
      createReview('yesterday', NOON + 3 * DAY, NOON - DAY),
    ];
    expect(chooseDue([...many, ...done], NOON)).toHaveLength(4);
  });

  test('what is due tonight is due all day', () => {
    expect(chooseDue([createReview('tonight', NOON + 8 * 3_600_000)], NOON)).toHaveLength(1);
    expect(chooseDue([createReview('tomorrow', NOON + 13 * 3_600_000)], NOON)).toHaveLength(0);
  });
});

test('a missed question waits till tomorrow, is answered, and waits longer', async () => {
  const key = ['l/x', 'order'] as const;
  await queueReview({ lab: 'l/x', question: 'order', catches: 'M08' }, NOON);
  expect(await findDue(NOON)).toEqual([]);
  expect(await findNextDue(NOON)).toBe(NOON + DAY);
  expect((await findDue(NOON + DAY)).map(({ question }) => question)).toEqual(['order']);
  await answerReview(key, 'right', 'sure', NOON + DAY);
  expect(await findDue(NOON + DAY)).toEqual([]);
  const [waiting] = await findReviews();
  expect(waiting?.card.due).toBeGreaterThan(NOON + 2 * DAY);
  await queueReview({ lab: 'l/x', question: 'order', catches: 'M08' }, NOON + DAY);
  const [sooner] = await findReviews();
  expect(sooner?.card.due).toBe(NOON + 2 * DAY);
  expect(sooner?.addedAt).toBe(NOON);
});

test('an attempt at a due question is its answer, and the day’s first one counts', async () => {
  const question = { lab: 'l/z', question: 'due', catches: 'M08' };
  await queueReview(question, NOON);
  const attempt = { ...question, answer: null, rule: null, confidence: 'sure' as const };
  await saveAttempt({ ...attempt, verdict: 'right', at: NOON + 1 });
  expect((await findReviews()).find(({ lab }) => lab === 'l/z')?.answeredAt).toBeNull();
  await saveAttempt({ ...attempt, verdict: 'wrong', at: NOON + DAY });
  await saveAttempt({ ...attempt, verdict: 'right', at: NOON + DAY + 1 });
  const known = (await findReviews()).find(({ lab }) => lab === 'l/z');
  expect(known?.answeredAt).toBe(NOON + DAY);
  expect(known?.card.lapses).toBe(1);
});

test('an answer to what is not queued changes nothing', async () => {
  const before = await findReviews();
  await answerReview(['l/y', 'none'], 'wrong', null, NOON);
  expect(await findReviews()).toEqual(before);
});
