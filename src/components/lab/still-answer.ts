import type { Answer } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';

/** What the learner has chosen in the static markup while the live lab was on its way; null when nothing. */
export function readStillAnswer(root: HTMLElement, question: Question | null): Answer | null {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('input[data-option]')];
  const chosen = inputs.filter(({ checked }) => checked).map((input) => Number(input.dataset['option']));
  const [first] = chosen;
  if (first === undefined) return null;
  if (question?.kind === 'choice') return { kind: 'choice', option: first };
  return question?.kind === 'several' ? { kind: 'several', options: chosen } : null;
}
