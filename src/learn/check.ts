import type { RunResult } from '../lab/run/types.ts';
import { findMeasured } from './measure.ts';
import type { Check, MeasureValue } from './question.ts';

/** One condition of a challenge after a run. */
export interface CheckedCondition {
  say: string;
  holds: boolean;
  /** What the run gave. */
  actual: MeasureValue;
  /** Event that shows it; -1 when there is none. */
  event: number;
}

/** Holds a challenge's conditions against a run. */
export function checkRun(checks: readonly Check[], result: RunResult): CheckedCondition[] {
  return checks.map((check) => {
    const { value, event } = findMeasured(check.measure, result);
    return { say: check.say, holds: isMet(check, value), actual: value, event };
  });
}

/** The run meets this condition. */
export function holds(check: Check, result: RunResult): boolean {
  return isMet(check, findMeasured(check.measure, result).value);
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
