import type { CourseIndex, IndexedLesson } from '../../course/to-course-index.ts';
import { findLastAttempts, toLessonSlug } from '../../learn/index.ts';
import type { Attempt, LessonProgress } from '../../learn/index.ts';
import { toAnswerText, toAttemptNotes, toVerdictText } from './attempt-text.ts';
import { createElement, createSentence } from './element.ts';
import { findQuestion } from './read-course-index.ts';
import { toCount, toDateText } from './size-text.ts';

/** The lessons with what was done in each; those that nobody has opened are one line at the end. */
export function drawLessons(
  course: CourseIndex,
  progress: readonly LessonProgress[],
  attempts: readonly Attempt[],
): Node[] {
  const begun = course.lessons.filter(({ slug }) => progress.some(({ lesson }) => lesson === slug));
  const gone = attempts.filter(({ lab }) => !course.lessons.some(({ slug }) => slug === toLessonSlug(lab)));
  if (begun.length === 0 && gone.length === 0)
    return [
      createElement(
        'p',
        { class: 'muted' },
        'Nothing yet. Open a lesson, and what you see, predict and solve is listed here.',
      ),
    ];
  return [
    createElement(
      'ol',
      { role: 'list', class: 'lessons' },
      ...begun.map((lesson) => drawLesson(course, lesson, progress, attempts)),
    ),
    gone.length === 0
      ? document.createDocumentFragment()
      : createElement(
          'p',
          { class: 'muted' },
          `${toCount(gone.length, 'answer')} to lessons that this course no longer has are kept and exported.`,
        ),
  ];
}

function drawLesson(
  course: CourseIndex,
  lesson: IndexedLesson,
  progress: readonly LessonProgress[],
  attempts: readonly Attempt[],
): HTMLElement {
  const known = progress.find((each) => each.lesson === lesson.slug);
  const seen = lesson.slides.filter(({ id }) => known?.seen.includes(id) ?? false).length;
  const tried = attempts.filter(({ lab }) => toLessonSlug(lab) === lesson.slug);
  const last = findLastAttempts(tried);
  const questions = lesson.labs.flatMap((lab) => lab.questions).length;
  const challenges = lesson.labs.filter(({ hasChallenge }) => hasChallenge);
  const solved = challenges.filter(({ key }) => known?.solved.includes(key) ?? false);
  const count = (verdict: Attempt['verdict']): number =>
    last.filter((attempt) => attempt.verdict === verdict).length;
  const facts = [
    `${String(seen)} of ${toCount(lesson.slides.length, 'slide')} seen`,
    questions === 0
      ? ''
      : `${String(last.length)} of ${toCount(questions, 'question')} answered: ${String(count('right'))} right, ${String(count('wrong') + count('partial'))} not yet, ${String(count('skipped'))} skipped`,
    challenges.length === 0
      ? ''
      : `${String(solved.length)} of ${toCount(challenges.length, 'challenge')} solved`,
  ].filter((fact) => fact !== '');
  return createElement(
    'li',
    {},
    createElement(
      'h3',
      {},
      createElement('span', { class: 'number' }, String(lesson.number)),
      createElement('a', { href: `/learn/${lesson.slug}/` }, lesson.title),
    ),
    createElement('progress', {
      max: lesson.slides.length,
      value: seen,
      'aria-label': `Slides of ${lesson.title} seen`,
    }),
    createElement(
      'ul',
      { role: 'list', class: 'facts' },
      ...facts.map((fact) => createElement('li', {}, fact)),
    ),
    solved.length === 0
      ? null
      : createElement('p', { class: 'facts' }, `✓ ${solved.map(({ title }) => title).join(', ')}`),
    tried.length === 0 ? null : drawAttempts(course, tried),
  );
}

function drawAttempts(course: CourseIndex, attempts: readonly Attempt[]): HTMLElement {
  const byQuestion = Map.groupBy(attempts, ({ lab, question }) => JSON.stringify([lab, question]));
  return createElement(
    'details',
    {},
    createElement('summary', {}, toCount(attempts.length, 'answer')),
    createElement(
      'ol',
      { role: 'list', class: 'questions' },
      ...[...byQuestion.values()].map((group) => drawQuestion(course, group)),
    ),
  );
}

function drawQuestion(course: CourseIndex, attempts: readonly Attempt[]): HTMLElement {
  const [first] = attempts;
  const found = first === undefined ? null : findQuestion(course, first.lab, first.question);
  const asked =
    found === null
      ? createElement('p', { class: 'ask' }, 'A question that the lesson no longer asks')
      : createElement(
          'p',
          { class: 'ask' },
          createElement('a', { href: found.question.href }, createSentence(found.question.ask)),
          createElement('small', {}, found.lab.title),
        );
  return createElement(
    'li',
    {},
    asked,
    createElement(
      'ol',
      { role: 'list', class: 'attempts' },
      ...attempts
        .toSorted((a, b) => a.at - b.at)
        .map((attempt) => {
          const { mark, word } = toVerdictText(attempt.verdict);
          const answer = toAnswerText(attempt, found?.question ?? null);
          const notes = toAttemptNotes(attempt);
          return createElement(
            'li',
            {},
            createElement('span', { 'aria-hidden': 'true', class: 'mark' }, mark),
            createElement(
              'span',
              {},
              answer === '' ? null : createElement('q', {}, answer),
              `${answer === '' ? '' : ' '}${word}${notes === '' ? '' : ` (${notes})`}`,
            ),
            createElement('time', { datetime: new Date(attempt.at).toISOString() }, toDateText(attempt.at)),
          );
        }),
    ),
  );
}
