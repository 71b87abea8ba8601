import { answerReview, findDue, queueReview, saveAttempt } from '../../learn/index.ts';
import type { Attempt } from '../../learn/index.ts';

/** Keeps an attempt. One at a question that is due today answers its review; another that missed lets the question come back. */
export async function keepAttempt(attempt: Omit<Attempt, 'id'>): Promise<void> {
  const { lab, question, catches, verdict, confidence, at } = attempt;
  await saveAttempt(attempt);
  const isDue = (await findDue(at)).some((review) => review.lab === lab && review.question === question);
  if (isDue) await answerReview([lab, question], verdict, confidence, at);
  else if (verdict === 'wrong') await queueReview({ lab, question, catches }, at);
}
