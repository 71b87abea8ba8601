export { ContentError, toSentence, type Mistake } from './content-error.ts';
export { FLAG_CODES } from './flag-codes.ts';
export { listQuestions, type ListedQuestion } from './list-questions.ts';
export { readCourseFile, type CourseFile } from './read-course-file.ts';
export { findLeaks, type Leak } from './find-leaks.ts';
export { readCourse } from './read-course.ts';
export { readGlossary } from './read-glossary.ts';
export { readLicences, type Licence } from './read-licences.ts';
export { PLAYGROUND, readPlayground } from './read-playground.ts';
export { readReferences } from './read-references.ts';
export type { Reference } from './schema/references-schema.ts';
export { toServedLab } from './to-served-lab.ts';
export { toSlug } from './to-slug.ts';
export type {
  Course,
  Expectation,
  ExploredFacts,
  ExploreSettings,
  Lab,
  Lesson,
  Path,
  QuizQuestion,
  ServedLab,
  Slide,
  Term,
  TermLink,
  Variant,
} from './types.ts';
