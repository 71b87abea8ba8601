import { findAllAttempts, findDue, findReviews, watchStore } from '../../learn/index.ts';
import { createElement } from './element.ts';
import { readCourseIndex } from './read-course-index.ts';
import { findReviewHref } from './review-href.ts';
import { findDoneToday } from './review-plan.ts';

/** On a question's page that the review has opened: how many are to go and, once this one is answered, the way to the next. */
export async function mountReviewBar(bar: HTMLElement): Promise<void> {
  const says = bar.querySelector<HTMLElement>('[data-review-says]');
  const way = bar.querySelector<HTMLElement>('[data-review-way]');
  if (says === null || way === null) return;
  const { lab, question } = bar.dataset;
  const isHere = (each: { lab: string; question: string }): boolean =>
    each.lab === lab && each.question === question;
  const course = await readCourseIndex();

  async function draw(): Promise<void> {
    const now = Date.now();
    const [due, reviews, attempts] = await Promise.all([findDue(now), findReviews(), findAllAttempts()]);
    const others = due
      .filter((review) => !isHere(review))
      .map((review) => findReviewHref(course, review, attempts))
      .filter((href) => href !== null);
    const isAnswered = findDoneToday(reviews, now).some(isHere);
    const text = toText(isAnswered, due.some(isHere), others.length);
    if (says?.textContent !== text && says !== null) says.textContent = text;
    const [next] = others;
    const link =
      !isAnswered || next === undefined
        ? createElement('a', { href: '/review/' }, isAnswered ? 'See your review' : 'Back to the list')
        : createElement('a', { class: 'button', href: next }, 'Next in review');
    const before = way?.querySelector('a');
    // Whoever stands on the link by keyboard stays there.
    if (before?.getAttribute('href') !== link.getAttribute('href')) way?.replaceChildren(link);
    else before.textContent = link.textContent;
  }

  await draw();
  bar.hidden = false;
  document.documentElement.classList.add('has-review-bar');
  watchStore(() => {
    draw().catch((error: unknown) => console.error('The review could not be shown.', error));
  });
}

function toText(isAnswered: boolean, isDue: boolean, others: number): string {
  if (!isAnswered && !isDue) return 'Not due today.';
  if (isAnswered) return others === 0 ? 'Done for today.' : `Answered. ${String(others)} to go.`;
  return others === 0 ? 'The last one of today.' : `This one and ${String(others)} more today.`;
}
