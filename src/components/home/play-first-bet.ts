import type { RunResult } from '../../lab/index.ts';
import { formatTime } from '../../lab/trace/index.ts';
import { findMisconception, findRightOption, grade, measure, saveAttempt } from '../../learn/index.ts';
import type { Answer, Grade } from '../../learn/index.ts';
import type { ChoiceQuestion } from '../../learn/question.ts';
import { openSession } from '../lab/engine.ts';
import { readLabProps } from '../lab/lab-props.ts';
import { playStrands } from './play-strands.ts';

/**
 * Runs the first page's program, draws its strands as they went, and says how the choice compares.
 * @throws when the program could not be fetched or run
 */
export async function playFirstBet(root: HTMLElement, option: number): Promise<void> {
  const { lab, question } = readLabProps(root);
  if (question?.kind !== 'choice') throw new Error(`Lab ${lab.key} asks for no choice.`);
  const answer: Answer = { kind: 'choice', option };
  const result = await openSession(lab).run();
  if (result?.outcome.type !== 'finished')
    throw new Error(`The program ended as ${result?.outcome.type ?? 'nothing'}.`);
  const graded = grade(question, answer, result);
  saveAttempt({
    lab: lab.key,
    question: question.id,
    catches: question.catches,
    at: Date.now(),
    answer,
    verdict: graded.type,
    rule: null,
  }).catch((error: unknown) => console.warn('This browser keeps no progress.', error));
  const told = root.querySelector<HTMLElement>('[data-told]');
  if (told !== null)
    told.textContent = `It ran in ${formatTime(result.wallMs)} of your time. This is how it went, a little faster than by its own clock.`;
  await playStrands(root, result.trace);
  markOptions(root, question, result, option);
  if (told !== null) told.replaceChildren(...toVerdict(graded, result, question));
  offerOnward(root, result);
}

/** Says beside each option whose it is: the learner's, or what happened. */
function markOptions(root: HTMLElement, question: ChoiceQuestion, result: RunResult, chosen: number): void {
  const right = findRightOption(question, measure(question.measure, result), 'virtual');
  for (const button of root.querySelectorAll<HTMLElement>('button[data-option]')) {
    const index = Number(button.dataset['option']);
    const said = button.querySelector('.said');
    if (said === null) continue;
    if (index === right) said.textContent = index === chosen ? '✓ your bet' : '✓ the run';
    else if (index === chosen) said.textContent = '≠ your bet';
  }
}

function toVerdict(graded: Grade, { elapsed }: RunResult, { catches }: ChoiceQuestion): Node[] {
  const head = document.createElement('strong');
  head.textContent =
    graded.type === 'right'
      ? `✓ matches: the last line came at ${formatTime(elapsed)}.`
      : `≠ differs: the last line came at ${formatTime(elapsed)}.`;
  return [head, document.createTextNode(findMisconception(catches)?.correction ?? '')];
}

function offerOnward(root: HTMLElement, result: RunResult): void {
  const place = root.querySelector('[data-onward-place]');
  if (place === null) return;
  const row = document.createElement('p');
  row.className = 'onward';
  const link = document.createElement('a');
  link.className = 'button';
  link.href = root.dataset['onward'] ?? '#lessons';
  link.textContent = 'Predict its first lines';
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button is-quiet';
  again.textContent = 'Play it again';
  again.addEventListener('click', () => void playStrands(root, result.trace));
  row.append(link, again);
  place.replaceChildren(row);
}
