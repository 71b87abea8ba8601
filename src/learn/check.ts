import type { Evidence } from './evidence.ts';
import { findMeasured } from './measure.ts';
import type { Check, MeasureValue } from './question.ts';

/** One condition of a challenge after a run, or after exploring. */
export interface CheckedCondition {
  say: string;
  holds: boolean;
  /** What there was instead, or just that; null when it cannot be told, as of a list that is not exhaustive. */
  actual: MeasureValue;
  /** Event that shows it; -1 when there is none. */
  event: number;
}

/** Holds a challenge's conditions, or a goal's, against a run; those that speak of every schedule against a verdict. */
export function checkRun(checks: readonly Check[], evidence: Evidence): CheckedCondition[] {
  return checks.map((check) => {
    const { value, event } = findMeasured(check.measure, evidence);
    return { say: check.say, holds: isMet(check, value), actual: value, event };
  });
}

/** The run, or the verdict, meets this condition. */
export function holds(check: Check, evidence: Evidence): boolean {
  return isMet(check, findMeasured(check.measure, evidence).value);
}

/** All conditions hold: the challenge is solved. */
export function isSolved(conditions: readonly CheckedCondition[]): boolean {
  return conditions.length > 0 && conditions.every((condition) => condition.holds);
}

function isMet(check: Check, value: MeasureValue): boolean {
  if (check.equals !== undefined) return value === check.equals;
  if (typeof value !== 'number') return false;
  if (check.atMost !== undefined && value > check.atMost) return false;
  if (check.atLeast !== undefined && value < check.atLeast) return false;
  return check.atMost !== undefined || check.atLeast !== undefined;
}
