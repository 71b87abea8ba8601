import type { Lesson, QuizQuestion } from '../../course/index.ts';
import type { ChoiceQuestion } from '../../learn/question.ts';

/** How many questions find a learner's place. */
export const PLACEMENT_LENGTH = 5;

/** One question of a lesson's quiz that is answered by a choice. */
export interface PlacementQuestion {
  lesson: Lesson;
  asked: QuizQuestion & { question: ChoiceQuestion };
}

function isChoice(asked: QuizQuestion): asked is PlacementQuestion['asked'] {
  return asked.question.kind === 'choice';
}

/**
 * The questions that find a learner's place, drawn from the quizzes of all lessons and spread over the course: a second one of a
 * lesson comes in only when every lesson that can has given its first. In the order of the lessons.
 */
export function pickPlacement(
  lessons: readonly Lesson[],
  count: number = PLACEMENT_LENGTH,
): PlacementQuestion[] {
  const offers = lessons.map((lesson) => lesson.quiz.filter(isChoice).map((asked) => ({ lesson, asked })));
  const rounds = Math.max(0, ...offers.map((offer) => offer.length));
  const picked = new Set<PlacementQuestion>();
  for (let round = 0; round < rounds && picked.size < count; round++) {
    const fresh = offers.flatMap((offer) => offer.slice(round, round + 1));
    for (const each of spread(fresh, count - picked.size)) picked.add(each);
  }
  return offers.flat().filter((each) => picked.has(each));
}

/** Some of a list, at even distances, the first and the last among them. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  const step = (list.length - 1) / Math.max(1, count - 1);
  return list.filter((_each, index) =>
    Array.from({ length: count }, (_, place) => Math.round(place * step)).includes(index),
  );
}
