import type { Lab } from '../../course/index.ts';
import type { Question } from '../../learn/question.ts';

/** The question of a lab that a `<Predict>` names. @throws Error naming those there are */
export function findQuestion({ id: lab, predict }: Lab, name: string): Question {
  const question = predict.find(({ id }) => id === name);
  if (question !== undefined) return question;
  const names = predict.map(({ id }) => id).join(', ');
  throw new Error(
    `<Predict lab="${lab}">: expected a question of its lab.json (${names}) written as question="…", found "${name}"`,
  );
}
