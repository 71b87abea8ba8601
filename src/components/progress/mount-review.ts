import type { CourseIndex } from '../../course/to-course-index.ts';
import { findAllAttempts, findDue, findNextDue, findReviews, watchStore } from '../../learn/index.ts';
import type { Attempt, Review } from '../../learn/index.ts';
import { toVerdictText } from './attempt-text.ts';
import { createElement, createSentence } from './element.ts';
import { findQuestion, readCourseIndex } from './read-course-index.ts';
import { findReviewHref } from './review-href.ts';
import { findDoneToday } from './review-plan.ts';
import { toCount } from './size-text.ts';

/** Fills the page of today's questions, and ticks each as it is answered, here or in another tab. */
export async function mountReview(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-part="review"]');
  if (place === null) return;
  let course: CourseIndex;
  try {
    course = await readCourseIndex();
  } catch (error) {
    console.warn(error);
    place.replaceChildren(
      createElement(
        'p',
        { role: 'alert' },
        'The questions could not be fetched. Nothing is lost: reload this page when you are online.',
      ),
    );
    return;
  }
  const draw = async (): Promise<void> => {
    const now = Date.now();
    const [due, all, attempts, next] = await Promise.all([
      findDue(now),
      findReviews(),
      findAllAttempts(),
      findNextDue(now),
    ]);
    place.replaceChildren(...drawReview(course, due, findDoneToday(all, now), attempts, next, now));
  };
  await draw();
  const redraw = (): void => {
    draw().catch((error: unknown) => console.error('The review could not be shown.', error));
  };
  watchStore(redraw);
  // Back from a question by the browser's own way, the page may come out of its cache.
  addEventListener('pageshow', redraw);
}

function drawReview(
  course: CourseIndex,
  due: readonly Review[],
  done: readonly Review[],
  attempts: readonly Attempt[],
  next: number | null,
  now: number,
): Node[] {
  if (due.length === 0 && done.length === 0)
    return [createElement('p', {}, next === null ? NEVER : `Nothing for today. ${toNextText(next, now)}`)];
  const rows = [
    ...done.map((review) => drawQuestion(course, review, attempts, true)),
    ...due.map((review) => drawQuestion(course, review, attempts, false)),
  ].filter((row) => row !== null);
  const first = due.map((review) => findReviewHref(course, review, attempts)).find((href) => href !== null);
  return [
    createElement(
      'p',
      { role: 'status' },
      due.length === 0
        ? `Done for today. ${next === null ? '' : toNextText(next, now)}`
        : `${toCount(due.length, 'question')} to go${done.length === 0 ? '' : `, ${String(done.length)} done`}. Each is asked with other numbers than before, where it can be.`,
    ),
    createElement('ol', { role: 'list', class: 'questions' }, ...rows),
    first === undefined
      ? document.createDocumentFragment()
      : createElement('a', { class: 'button', href: first }, done.length === 0 ? 'Begin' : 'Go on'),
  ];
}

const NEVER =
  'Nothing waits. A question that you miss in a lesson comes back here, from the next day on, until it stays.';

function drawQuestion(
  course: CourseIndex,
  review: Review,
  attempts: readonly Attempt[],
  isDone: boolean,
): HTMLElement | null {
  const found = findQuestion(course, review.lab, review.question);
  const href = findReviewHref(course, review, attempts);
  // A question that the course no longer asks waits in silence.
  if (found === null || href === null) return null;
  const given = attempts.find(
    ({ lab, question, at }) => lab === review.lab && question === review.question && at === review.answeredAt,
  );
  const verdict = isDone && given !== undefined ? toVerdictText(given.verdict) : null;
  return createElement(
    'li',
    { class: isDone ? 'is-done' : false },
    createElement('span', { class: 'mark', 'aria-hidden': 'true' }, verdict?.mark ?? ''),
    createElement(
      'span',
      {},
      isDone
        ? createElement('span', {}, createSentence(found.question.ask))
        : createElement('a', { href }, createSentence(found.question.ask)),
      createElement(
        'small',
        {},
        `Lesson ${String(found.lesson.number)}, ${found.lab.title}${verdict === null ? '' : `: ${verdict.word}`}`,
      ),
    ),
  );
}

function toNextText(next: number, now: number): string {
  const days = Math.round(
    (new Date(next).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000,
  );
  if (days <= 1) return 'The next question comes tomorrow.';
  const day = new Date(next).toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return `The next question comes on ${day}.`;
}
