import type { Verdict } from '../lab/run/types.ts';
import { listOutcomes, toOutcomeText } from './outcome-text.ts';
import type { MeasureValue, VerdictMeasure } from './question.ts';

/**
 * Reads one thing off what exploring says. Null where it does not say: samples prove that something can happen, never that it
 * cannot, and count nothing.
 */
export function measureVerdict(what: VerdictMeasure, verdict: Verdict): MeasureValue {
  const { exhaustive, outcomes, findings } = verdict;
  const known = (value: MeasureValue): MeasureValue => (exhaustive ? value : null);
  switch (what.type) {
    case 'outcomeCount':
      return known(listOutcomes(verdict).length);
    case 'outcomeSet':
      return known(listOutcomes(verdict).join(', '));
    case 'canPrint':
      return outcomes.some((outcome) => toOutcomeText(outcome) === what.text) ? 'yes' : known('no');
    case 'smallest': {
      const numbers = listOutcomes(verdict)
        .filter((text) => /^-?\d+(\.\d+)?$/.test(text))
        .map(Number);
      return known(numbers.length === 0 ? null : Math.min(...numbers));
    }
    case 'deadlocks':
      return known(
        outcomes
          .filter(({ outcome }) => outcome.type === 'deadlocked')
          .reduce((sum, { count }) => sum + count, 0),
      );
    case 'races':
      return known(findings.filter(({ type }) => type === 'dataRace').length);
    case 'schedules':
      return known(verdict.traces);
  }
}
