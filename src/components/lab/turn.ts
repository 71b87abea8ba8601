import type { ServedLab } from '../../course/types.ts';
import {
  findNextSeed,
  findRightAnswer,
  makeChoices,
  makeVariant,
  toVariantQuestion,
} from '../../learn/index.ts';
import type { Answer, Evidence, LabVariant } from '../../learn/index.ts';
import { isDeed, type Bet, type Question } from '../../learn/question.ts';
import { findEvidence } from './quiet-run.ts';

/** What is asked now: of the lesson's own program or of a variant. */
export interface Turn {
  /** 0 is the starter. */
  seed: number;
  lab: ServedLab;
  question: Question | null;
  changes: LabVariant['changes'];
  /** Three bets to choose from; null where the learner makes their own. */
  choices: readonly Answer[] | null;
  /** Misses before it. */
  misses: number;
}

/** What the next turn goes on from. */
export interface TurnWish {
  misses: number;
  isChoice: boolean;
  /** Bets that the learner has made, the last one first. */
  own: readonly Answer[];
}

/** The first turn: the lesson's own program. */
export function toFirstTurn(lab: ServedLab, question: Question | null, misses: number): Turn {
  return { seed: 0, lab, question, changes: [], choices: null, misses };
}

/**
 * Makes a turn of a seed; where nothing varies it is of the starter again. Runs the programs unseen for what the question needs: an
 * option that is right, and three bets to choose from.
 */
export async function prepareTurn(
  lab: ServedLab,
  question: Question,
  seed: number,
  { misses, isChoice, own }: TurnWish,
): Promise<Turn> {
  const variant = makeVariant(lab, seed);
  const varied = variant === null ? lab : { ...lab, files: variant.files };
  const turn: Turn = {
    ...toFirstTurn(varied, question, misses),
    seed: variant?.seed ?? 0,
    changes: variant?.changes ?? [],
  };
  if (isDeed(question)) return turn;
  const isListed = question.kind === 'choice' || question.kind === 'several';
  if (!isChoice && (variant === null || !isListed)) return turn;
  const shown = await findEvidence(varied, question);
  if (shown === null) return turn;
  const starter = variant === null ? shown : await findEvidence(lab, question);
  if (starter === null) return turn;
  const asked = variant === null ? question : toVariantQuestion(question, starter, shown, seed);
  if (isDeed(asked)) return turn;
  if (!isChoice) return { ...turn, question: asked };
  const right = findRightAnswer(asked, shown);
  if (right === null) return { ...turn, question: asked };
  const others = await listOthers(lab, question, starter, findNextSeed([seed]));
  // Options of another question are not those of this one.
  const tempting = asked === question ? [...own, ...others] : [];
  return { ...turn, question: asked, choices: makeChoices(asked, right, tempting, seed + misses) };
}

/** Right bets of other programs, which are wrong here. */
async function listOthers(lab: ServedLab, question: Bet, starter: Evidence, seed: number): Promise<Answer[]> {
  const variant = makeVariant(lab, seed);
  const other = variant === null ? null : await findEvidence({ ...lab, files: variant.files }, question);
  return [starter, other].flatMap((evidence) => {
    const answer = evidence === null ? null : findRightAnswer(question, evidence);
    return answer === null ? [] : [answer];
  });
}
