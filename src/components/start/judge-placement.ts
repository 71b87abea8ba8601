import { grade, needsVerdict } from '../../learn/index.ts';
import type { Evidence } from '../../learn/index.ts';
import { describeActual } from '../lab/describe-answer.ts';
import { openSession } from '../lab/engine.ts';
import { readLabProps } from '../lab/lab-props.ts';
import { findStart, type Judged } from './find-start.ts';

/**
 * Runs the programs of a placement and says, as elements of the page, where to begin and why.
 * @param given the chosen options; -1 for "I don’t know"
 * @throws when the engine could not be fetched
 */
export async function judgePlacement(
  questions: readonly HTMLElement[],
  given: readonly number[],
): Promise<HTMLElement[]> {
  const judged: Judged[] = [];
  // One sandbox a page: one program after the other.
  for (const [index, place] of questions.entries()) judged.push(await judge(place, given[index] ?? -1));
  const start = findStart(judged);
  const advice = element('p', 'advice', start.says);
  const link = element('a', 'button', `Open ${start.title}`);
  link.setAttribute('href', `/learn/${start.lesson}/`);
  const list = element('dl', '', '');
  for (const { ask, says, title } of judged)
    list.append(element('dt', '', title), element('dd', '', `${ask} ${says}`));
  return [advice, link, list];
}

async function judge(place: HTMLElement, option: number): Promise<Judged> {
  const { lab, question } = readLabProps(place);
  const { lesson = '', title = '' } = place.dataset;
  if (question?.kind !== 'choice') throw new Error(`Lab ${lab.key} asks for no choice.`);
  const ask = question.ask.replaceAll('`', '');
  const session = openSession(lab);
  const evidence: Evidence | null = needsVerdict(question)
    ? await session.explore(lab.explore ?? {})
    : await session.run();
  if (evidence === null) throw new Error(`Lab ${lab.key} does not compile.`);
  const graded = grade(question, { kind: 'choice', option }, evidence);
  const value = graded.actual?.value ?? null;
  if (value === null)
    return { lesson, title, ask, isRight: null, says: 'This browser could not compute the answer.' };
  const isRight = graded.type === 'right';
  const actual = describeActual(question, value).replaceAll('`', '');
  const verdict = isRight ? '✓ matches' : option < 0 ? 'You passed' : '≠ differs';
  return { lesson, title, ask, isRight, says: `${verdict}: ${actual}.` };
}

function element(name: 'p' | 'a' | 'dl' | 'dt' | 'dd', className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
