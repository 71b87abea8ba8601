import { listQuestions } from './list-questions.ts';
import type { ListedQuestion } from './list-questions.ts';
import type { Lab, Lesson } from './types.ts';

/** A question as lists show it: no measure, no value, so that nothing answers it. */
export interface IndexedQuestion {
  id: string;
  ask: string;
  /** Of a choice, as the learner reads them. */
  options: string[];
  /** Of a number; '' when there is none. */
  unit: string;
  /** Its own page. */
  href: string;
}

/** A lab as lists show it. */
export interface IndexedLab {
  key: string;
  title: string;
  hasChallenge: boolean;
  /** Its questions can be asked of variants. */
  isVaried: boolean;
  questions: IndexedQuestion[];
}

/** A slide as lists show it. */
export interface IndexedSlide {
  id: string;
  number: number;
  title: string;
  /** Keys of the labs that stand on it. */
  labs: string[];
}

/** A lesson as lists show it. */
export interface IndexedLesson {
  slug: string;
  number: number;
  title: string;
  recap: string;
  slides: IndexedSlide[];
  labs: IndexedLab[];
}

/** What progress, review and "go on" need to know of the course. */
export interface CourseIndex {
  lessons: IndexedLesson[];
}

/** Names of the course's lessons, slides, labs and questions, without an answer. */
export function toCourseIndex(lessons: readonly Lesson[]): CourseIndex {
  return { lessons: lessons.map(toIndexedLesson) };
}

function toIndexedLesson(lesson: Lesson): IndexedLesson {
  const { slug, number, title, recap, slides, labs, quiz } = lesson;
  const questions = listQuestions(lesson);
  return {
    slug,
    number,
    title,
    recap,
    slides: slides.map((slide) => ({
      id: slide.id,
      number: slide.number,
      title: slide.title,
      labs: slide.labs.map((name) => `${slug}/${name}`),
    })),
    labs: [...labs, ...quiz.map(({ lab }) => lab)].map((lab) =>
      toIndexedLab(
        slug,
        lab,
        questions.filter((listed) => listed.lab === lab),
      ),
    ),
  };
}

function toIndexedLab(slug: string, lab: Lab, questions: readonly ListedQuestion[]): IndexedLab {
  return {
    key: `${slug}/${lab.id}`,
    title: lab.title,
    hasChallenge: lab.check.length > 0,
    isVaried: (lab.vary ?? []).length > 0,
    questions: questions.map(({ slug: name, question }) => ({
      id: question.id,
      ask: question.ask,
      options:
        question.kind === 'choice' || question.kind === 'several'
          ? question.options.map(({ text }) => text)
          : [],
      unit: question.kind === 'number' ? question.unit : '',
      href: `/q/${slug}/${name}/`,
    })),
  };
}
