import { toBetFragment } from '../../learn/index.ts';
import type {
  CourseIndex,
  IndexedLab,
  IndexedLesson,
  IndexedQuestion,
} from '../../course/to-course-index.ts';

/** The names of the course's lessons, labs and questions. @throws Error when they cannot be fetched */
export async function readCourseIndex(): Promise<CourseIndex> {
  const response = await fetch('/progress/course.json');
  if (!response.ok)
    throw new Error(
      `The names of the lessons could not be fetched: the site says ${String(response.status)}.`,
    );
  return (await response.json()) as CourseIndex;
}

/** A question with its lab and its lesson. */
export interface FoundQuestion {
  lesson: IndexedLesson;
  lab: IndexedLab;
  question: IndexedQuestion;
}

/** The question of an attempt or a review; null when the course no longer has it. */
export function findQuestion(course: CourseIndex, labKey: string, id: string): FoundQuestion | null {
  for (const lesson of course.lessons) {
    const lab = lesson.labs.find(({ key }) => key === labKey);
    const question = lab?.questions.find((each) => each.id === id);
    if (lab !== undefined && question !== undefined) return { lesson, lab, question };
  }
  return null;
}

/** The page on which a lab stands, at its slide. */
export function toLabHref(course: CourseIndex, labKey: string): string | null {
  for (const lesson of course.lessons) {
    if (!lesson.labs.some(({ key }) => key === labKey)) continue;
    const slide = lesson.slides.find(({ labs }) => labs.includes(labKey));
    return `/learn/${lesson.slug}/${slide === undefined ? '' : `#${slide.id}`}`;
  }
  return null;
}

/** The page of a question, asked of the variant with this seed; `isReview` where the review leads there and on from there. */
export function toQuestionHref({ href }: IndexedQuestion, seed: number, isReview = false): string {
  return href + toBetFragment({ seed, bet: null, isReview });
}
