import type { ExploredOutcome, Verdict } from '../lab/run/types.ts';
import { normaliseLine } from './normalise-line.ts';
import { toOutcomeLines } from './outcome-text.ts';

/**
 * The explored run whose output begins with these lines, the simplest one first; null when there is none. Blank lines, case, outer
 * spaces and typographic quotes do not count. Play its schedule to show that a prediction was possible.
 */
export function findPossible(lines: readonly string[], verdict: Verdict): ExploredOutcome | null {
  const wanted = lines.map(normaliseLine).filter((line) => line !== '');
  const fitting = verdict.outcomes.filter((outcome) => {
    const printed = toOutcomeLines(outcome)
      .map(normaliseLine)
      .filter((line) => line !== '');
    return wanted.length > 0 && wanted.every((line, index) => printed[index] === line);
  });
  return fitting.toSorted((a, b) => a.preemptions - b.preemptions)[0] ?? null;
}
