import type { CourseIndex, IndexedLesson } from '../../course/to-course-index.ts';
import { findAllAttempts, findAllDrafts, findDue, findLastVisit, findVisits } from '../../learn/index.ts';
import type { Visit } from '../../learn/index.ts';
import { createElement, createSentence } from './element.ts';
import { findQuestion, readCourseIndex, toQuestionHref } from './read-course-index.ts';
import { chooseWarmUp, planQuestion } from './review-plan.ts';

/** How much of a lesson must be seen for its recap to be a reminder and not a surprise. */
const LEARNT_SHARE = 0.6;

/** Shows a learner who comes back where they were, what they had learnt, and one question to warm up. First visits see nothing. */
export async function mountReturn(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-return]');
  if (place === null) return;
  const visit = await findLastVisit();
  if (visit === null) return;
  const course = await readCourseIndex();
  const lesson = course.lessons.find(({ slug }) => slug === visit.lesson);
  if (lesson === undefined) return;
  const parts = [
    await drawPlace(lesson, visit),
    drawRecap(course, await findVisits()),
    await drawWarmUp(course),
  ].filter((part) => part !== null);
  place.querySelector('[data-return-parts]')?.replaceChildren(...parts);
  place.hidden = false;
}

async function drawPlace(lesson: IndexedLesson, visit: Visit): Promise<HTMLElement> {
  const slide = lesson.slides.find(({ id }) => id === visit.slide);
  const drafts = await findAllDrafts();
  const own = lesson.labs.filter(({ key }) => drafts.some(({ lab }) => `${lab}/`.startsWith(`${key}/`)));
  const lab = own.find(({ key }) => key === visit.lab) ?? own[0];
  const here =
    slide === undefined
      ? `Lesson ${String(lesson.number)}`
      : `Lesson ${String(lesson.number)}, slide ${String(slide.number)} of ${String(lesson.slides.length)}: `;
  return createElement(
    'div',
    {},
    createElement('h3', {}, lesson.title),
    createElement('p', {}, here, slide === undefined ? null : createSentence(slide.title)),
    lab === undefined ? null : createElement('p', { class: 'muted' }, `Your code in “${lab.title}” is kept.`),
    createElement(
      'a',
      { class: 'button', href: `/learn/${lesson.slug}/${slide === undefined ? '' : `#${slide.id}`}` },
      'Continue',
    ),
  );
}

function drawRecap(course: CourseIndex, visits: readonly Visit[]): HTMLElement | null {
  for (const visit of visits) {
    const lesson = course.lessons.find(({ slug }) => slug === visit.lesson);
    if (lesson === undefined || visit.seen.length < lesson.slides.length * LEARNT_SHARE) continue;
    return createElement(
      'div',
      {},
      createElement('h3', {}, 'What you had learnt'),
      createElement('p', {}, createSentence(lesson.recap)),
    );
  }
  return null;
}

async function drawWarmUp(course: CourseIndex): Promise<HTMLElement | null> {
  const [[due], attempts] = await Promise.all([findDue(Date.now()), findAllAttempts()]);
  const chosen = due ?? chooseWarmUp(attempts);
  const found = chosen === null ? null : findQuestion(course, chosen.lab, chosen.question);
  if (chosen === null || found === null) return null;
  const { seed } = planQuestion(chosen, attempts, found.lab.isVaried);
  return createElement(
    'div',
    {},
    createElement('h3', {}, 'One question to warm up'),
    createElement('p', {}, createSentence(found.question.ask)),
    createElement('a', { class: 'button is-quiet', href: toQuestionHref(found.question, seed) }, 'Answer it'),
  );
}
