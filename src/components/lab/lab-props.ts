import type { ServedLab } from '../../course/types.ts';
import type { Question } from '../../learn/question.ts';

/** What the page's markup says about one lab: `<section data-lab-root data-question=… data-compact data-quiz data-after=…>`. */
export interface LabProps {
  lab: ServedLab;
  /** The one question that this place of the lesson asks; null when it asks none. */
  question: Question | null;
  /** Code is read-only, no timeline: for quizzes. */
  isCompact: boolean;
  /** The page of a question: it leads on to its lesson, and its address may name a variant. */
  isPage: boolean;
  /** Where the question comes from; null but on its page. */
  from: { href: string; title: string } | null;
  /** Shown when the quiz's answer is computed; '' when there is nothing to say. */
  after: string;
}

/** Reads a lab's markup. @throws Error when the page holds none, or names a question that the lab does not have. */
export function readLabProps(root: HTMLElement): LabProps {
  const source = root.querySelector('script[data-lab]')?.textContent;
  if (source === undefined || source === '')
    throw new Error('A lab’s markup must hold <script type="application/json" data-lab>.');
  const lab = JSON.parse(source) as ServedLab;
  const { question: id, compact, quiz, page, after, from, fromTitle } = root.dataset;
  const question = id === undefined || id === '' ? null : lab.predict.find((each) => each.id === id);
  if (question === undefined) throw new Error(`Lab ${lab.key} has no question “${String(id)}”.`);
  return {
    lab,
    question,
    isCompact: isOn(compact) || isOn(quiz),
    isPage: isOn(page),
    from: from === undefined ? null : { href: from, title: fromTitle ?? '' },
    after: after ?? '',
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== 'false';
}
