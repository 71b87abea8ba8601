import type { Question } from '../learn/question.ts';
import type { Lab, Lesson, Slide } from './types.ts';

/** A question of a lesson with the place where it has a page of its own: `/q/<lesson slug>/<slug>/`. */
export interface ListedQuestion {
  /** Unique within its lesson: `<lab>-<question>`, of a quiz `quiz-<id>`. */
  slug: string;
  lab: Lab;
  question: Question;
  /** What is said once it is answered; '' outside of quizzes. */
  after: string;
  /** The slide that the lab stands on first; null when none names it. */
  slide: Slide | null;
}

/** All questions of a lesson: those of its labs, then those of its quiz. */
export function listQuestions(lesson: Pick<Lesson, 'labs' | 'quiz' | 'slides'>): ListedQuestion[] {
  const ofLabs = lesson.labs.flatMap((lab) =>
    lab.predict.map((question) => ({
      slug: `${lab.id}-${question.id}`,
      lab,
      question,
      after: '',
      slide: lesson.slides.find(({ labs }) => labs.includes(lab.id)) ?? null,
    })),
  );
  const ofQuiz = lesson.quiz.map(({ lab, question, after }) => ({
    slug: lab.id,
    lab,
    question,
    after,
    slide: lesson.slides.at(-1) ?? null,
  }));
  return [...ofLabs, ...ofQuiz];
}
