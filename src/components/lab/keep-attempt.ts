import { queueReview, saveAttempt } from '../../learn/index.ts';
import type { Attempt } from '../../learn/index.ts';

/** Keeps an attempt, and lets the question come back when it was missed. */
export async function keepAttempt(attempt: Omit<Attempt, 'id'>): Promise<void> {
  const { lab, question, catches, verdict, at } = attempt;
  await saveAttempt(attempt);
  if (verdict === 'wrong') await queueReview({ lab, question, catches }, at);
}
