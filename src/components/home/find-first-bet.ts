import type { Lab, Lesson } from '../../course/index.ts';
import type { ChoiceQuestion } from '../../learn/question.ts';

/** Which lab and which of its questions the first page asks. */
const LAB = 'countdown';
const QUESTION = 'last';

/** The prediction that the first page asks for: one choice about one small program. */
export interface FirstBet {
  lesson: Lesson;
  lab: Lab;
  question: ChoiceQuestion;
}

/** Finds it among the lessons. @throws Error when the lab or the question is gone, or is no longer a choice */
export function findFirstBet(lessons: readonly Lesson[]): FirstBet {
  for (const lesson of lessons) {
    const lab = lesson.labs.find(({ id }) => id === LAB);
    const question = lab?.predict.find(({ id }) => id === QUESTION);
    if (lab !== undefined && question?.kind === 'choice') return { lesson, lab, question };
  }
  throw new Error(
    `content: the first page expected a lab "${LAB}" with a question "${QUESTION}" of the kind "choice", found none`,
  );
}
