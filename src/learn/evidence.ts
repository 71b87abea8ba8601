import type { RunResult, Verdict } from '../lab/run/types.ts';
import { isOfVerdict, type Check, type Question } from './question.ts';

/** What answers are read off: one finished run, or what exploring says of all of them. */
export type Evidence = RunResult | Verdict;

export function isVerdict(evidence: Evidence): evidence is Verdict {
  return 'exhaustive' in evidence;
}

/** Exploring answers the question: a single run cannot. */
export function needsVerdict(question: Question): boolean {
  return 'measure' in question && isOfVerdict(question.measure);
}

/** Exploring decides the challenge: a single run cannot. Its conditions are all of one sort. */
export function areOfVerdict(checks: readonly Check[]): boolean {
  return checks.some(({ measure }) => isOfVerdict(measure));
}
