import type { Lab } from '../src/course/index.ts';
import type { RunResult, Verdict } from '../src/lab/run/types.ts';
import {
  countVariants,
  findRightAnswer,
  isVerdict,
  makeVariant,
  needsVerdict,
  toVariantQuestion,
} from '../src/learn/index.ts';
import type { Evidence, LabVariant } from '../src/learn/index.ts';
import { isDeed, type Bet } from '../src/learn/question.ts';
import { expect } from './embed.ts';

/** So many variants of each lab are run; each is type-checked. */
const SEEDS = 4;

/** The first variants of a lab whose questions are bets; none where nothing varies. */
export function listVariants(lab: Lab): LabVariant[] {
  if (lab.predict.every((question) => isDeed(question))) return [];
  return Array.from({ length: Math.min(SEEDS, countVariants(lab)) }, (_, index) =>
    makeVariant(lab, index + 1),
  ).filter((variant) => variant !== null);
}

/** What a program shows: a run, and what exploring says where a question asks for that. */
export interface Shown {
  result: RunResult;
  verdict: Verdict | null;
}

/** Each bet on the variant has a right answer, as the page asks it; of several, some option is wrong. */
export function expectGradable(lab: Lab, starter: Shown, variant: Shown, seed: number): void {
  const asked = lab.predict.filter((question): question is Bet => !isDeed(question));
  for (const question of asked) {
    const [before, after] = [starter, variant].map((shown): Evidence =>
      needsVerdict(question) && shown.verdict !== null ? shown.verdict : shown.result,
    );
    if (before === undefined || after === undefined) throw new Error('expected two programs');
    const where = `${question.ask} (seed ${String(seed)})`;
    if (isVerdict(after)) expect(after.exhaustive, where).toBe(true);
    const mended = toVariantQuestion(question, before, after, seed);
    if (isDeed(mended)) throw new Error('expected a bet');
    const right = findRightAnswer(mended, after);
    expect(right, where).not.toBeNull();
    if (right?.kind === 'output' || right?.kind === 'order')
      expect(right.lines.length, `${where}: lines enough`).toBe('lines' in question ? question.lines : 0);
    if (right?.kind === 'several' && mended.kind === 'several')
      expect(mended.options.length, `${where}: some option is wrong`).toBeGreaterThan(right.options.length);
  }
}
