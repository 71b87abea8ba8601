import { createRoot } from 'react-dom/client';
import type { LabSession } from '../../lab/index.ts';
import type { LabMirror } from '../../present/index.ts';
import {
  countMisses,
  findAttempts,
  isReviewFragment,
  readBetFragment,
  toBetFragment,
} from '../../learn/index.ts';
import type { Answer, Attempt } from '../../learn/index.ts';
import type { Question } from '../../learn/question.ts';
import type { ServedLab } from '../../course/types.ts';
import { isClassOpen } from './class-access.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { openSession } from './engine.ts';
import { findIntent } from './intent.ts';
import type { Intent } from './intent.ts';
import { LabHost } from './LabHost.tsx';
import { createLooseKeeper } from './loose-keeper.ts';
import { readLabProps } from './lab-props.ts';
import { readStillAnswer } from './still-answer.ts';
import { openTextSize } from './text-size.ts';
import type { TextSize } from './text-size.ts';
import { prepareTurn, toFirstTurn } from './turn.ts';
import type { Turn, TurnWish } from './turn.ts';
import type { SharedLab } from '../share/share-link.ts';
import type { LabProps } from './lab-props.ts';

/** A lab of the page once it is live. */
export interface LiveLab extends LabProps {
  session: LabSession;
  /** Keeps it the same in all windows of a talk; null on a page. */
  mirror: LabMirror | null;
  keeper: DraftKeeper;
  /** What came of the question on an earlier visit. */
  earlier: Pick<Attempt, 'verdict'> | null;
  /** Seeds of the variants that were asked before. */
  seeds: readonly number[];
  /** The lab as the lesson has it, whatever turn it is. */
  own: { lab: ServedLab; question: Question | null; mirror: LabMirror | null };
  /** What is asked now. */
  turn: Turn;
  /** Asks once more. Resolves with false where it is the same program, which the learner may bet on again as it stands. */
  startTurn: (wish: TurnWish) => Promise<boolean>;
  /** Asks of another program, for its own sake. */
  startVariant: () => Promise<void>;
  /** Back to the lesson's own program. */
  goHome: () => void;
  /** Somebody's bet, out of the link to a question's page. */
  rival: Answer | null;
  /** A turn has begun. */
  onTurn: (turn: Turn) => void;
  /** From the question alone to the whole lab. */
  openWhole: () => void;
  /** A class code lets whoever teaches see everything, and notes nothing. */
  isInstructor: boolean;
  /** What was chosen in the static markup meanwhile; null where nothing could be. */
  stillAnswer: (() => Answer | null) | null;
  /** Of code and output. */
  textSize: TextSize;
  /** Unique on the page: the same lab may stand on several slides. */
  scope: string;
  /** The link that brought the learner here; null without one. */
  link: SharedLab | null;
  /** The highlighted code of the static page, shown until the editor is there; null when the page has none. */
  stillCode: HTMLElement | null;
}

/**
 * Replaces a lab's static markup by the live one and hands the learner's intent on. The markup stays in view until the
 * live lab has been drawn.
 */
export async function mountLab(
  root: HTMLElement,
  index: number,
  readIntent: () => Intent,
  link: SharedLab | null,
  toMirror: ((session: LabSession) => LabMirror) | null = null,
): Promise<void> {
  const props = readLabProps(root);
  const { earlier, seeds, misses } = await findHistory(props);
  const turn = await findTurn(root, props, misses);
  const own = openSession(turn.lab);
  if (link !== null) own.setSettings({ clock: link.clock, seed: link.seed });
  const linked = link === null ? null : (link.files ?? props.lab.files);
  const [keeper, isInstructor, textSize] = await Promise.all([
    turn.seed === 0 ? createDraftKeeper(own, props.lab, linked) : createLooseKeeper(),
    isClassOpen(),
    openTextSize(toMirror === null ? 'page' : 'slide'),
  ]);
  const mirror = toMirror?.(own) ?? null;
  const stillCode = root.querySelector<HTMLElement>('pre');
  const live: LiveLab = {
    ...props,
    session: mirror?.session ?? own,
    mirror,
    keeper,
    // A variant is a new question, and a review asks anew.
    earlier: turn.seed === 0 && !isInReview(props) ? earlier : null,
    seeds,
    own: { lab: props.lab, question: props.question, mirror },
    lab: turn.lab,
    question: turn.question,
    turn,
    startTurn: () => Promise.resolve(false),
    startVariant: () => Promise.resolve(),
    goHome: () => undefined,
    openWhole: () => undefined,
    onTurn: ({ seed }) => tellSeed(root, props, seed),
    rival: props.isPage && turn.question !== null ? readBetFragment(location.hash, turn.question).bet : null,
    isInstructor,
    textSize,
    stillAnswer: () => readStillAnswer(root, turn.question),
    link,
    scope: `${String(index)}/${props.lab.key}`,
    stillCode: stillCode === null || turn.seed > 0 ? null : (stillCode.cloneNode(true) as HTMLElement),
  };
  const host = document.createElement('div');
  host.className = 'lab-host';
  await new Promise<void>((resolve) => {
    const handleReady = (): void => {
      const focused = root.contains(document.activeElement) ? document.activeElement : null;
      root.replaceChildren(host);
      if (focused !== null) handFocusOn(focused, host);
      resolve();
    };
    createRoot(host).render(<LabHost base={live} findIntent={readIntent} onReady={handleReady} />);
  });
}

/** Says which program is asked about: in the markup, and in the address of a question's page. */
function tellSeed(root: HTMLElement, props: LabProps, seed: number): void {
  root.setAttribute('data-seed', String(seed));
  if (!props.isPage) return;
  const isReview = isInReview(props);
  const address = location.pathname + location.search + toBetFragment({ seed, bet: null, isReview });
  history.replaceState(null, '', address);
}

/** The question's page was opened from the review. */
function isInReview({ isPage }: LabProps): boolean {
  return isPage && isReviewFragment(location.hash);
}

/** Who came by keyboard goes on where the static page let them in: never back at the top of the page. */
function handFocusOn(from: Element, host: HTMLElement): void {
  const field = '.lab-predict :is(input, button):not(:disabled)';
  const isAsked = from.matches('input') || findIntent(from) === 'predict';
  const places = [
    from.matches('input') ? '.lab-predict input:checked' : '',
    from.matches('pre') ? '.lab-compact pre[tabindex]' : '',
    isAsked ? field : '.lab-run',
    field,
  ];
  for (const place of places) {
    const found = place === '' ? null : host.querySelector<HTMLElement>(place);
    if (found === null) continue;
    found.focus();
    return;
  }
}

/** Which program is asked about first: a link to a question's page may name a variant, and so may the page itself. */
async function findTurn(
  root: HTMLElement,
  { lab, question, isPage }: LabProps,
  misses: number,
): Promise<Turn> {
  const first = toFirstTurn(lab, question, misses);
  if (question === null) return first;
  const linked = isPage ? readBetFragment(location.hash, question).seed : 0;
  const seed = linked > 0 ? linked : Number(root.dataset['seed'] ?? 0);
  if (seed < 1) return first;
  return await prepareTurn(lab, question, seed, { misses, isChoice: false, own: [] });
}

/** What came of the question before. */
async function findHistory({
  lab,
  question,
}: LabProps): Promise<{ earlier: Attempt | null; seeds: number[]; misses: number }> {
  const none = { earlier: null, seeds: [], misses: 0 };
  if (question === null) return none;
  try {
    const attempts = (await findAttempts(lab.key)).filter((attempt) => attempt.question === question.id);
    return {
      earlier: attempts.at(-1) ?? null,
      seeds: attempts.map(({ seed }) => seed),
      misses: countMisses(attempts.map(({ verdict }) => verdict)),
    };
  } catch (error) {
    console.warn('This browser keeps no progress.', error);
    return none;
  }
}
