import type { CourseIndex } from '../../course/to-course-index.ts';
import type { Attempt, Review } from '../../learn/index.ts';
import { findQuestion, toQuestionHref } from './read-course-index.ts';
import { planQuestion } from './review-plan.ts';

/** Where a question of the review is answered, as a variant that was not asked yet; null when the course no longer asks it. */
export function findReviewHref(
  course: CourseIndex,
  review: Pick<Review, 'lab' | 'question'>,
  attempts: readonly Attempt[],
): string | null {
  const found = findQuestion(course, review.lab, review.question);
  if (found === null) return null;
  const { seed } = planQuestion(review, attempts, found.lab.isVaried);
  return toQuestionHref(found.question, seed, true);
}
