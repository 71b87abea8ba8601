import type { RunResult } from '../../lab/run/types.ts';
import { normaliseLine } from '../normalise-line.ts';
import { toPrintedLines } from '../output-lines.ts';
import type { PrintedLine } from '../output-lines.ts';
import { explainNeverPrinted, isNearly } from './never-printed.ts';
import {
  anotherScheduleIsPossible,
  errorsTravelByAwait,
  lockLetsOneIn,
  messagesKeepOrder,
} from './order-rules.ts';
import { findOrigin } from './origin.ts';
import { microtasksFirst, microtasksInOrder, thenablesTakeTurns, timersByDeadline } from './queue-rules.ts';
import { awaitEndsStep, callRunsNow, nothingInterrupts, startingIsNotWaiting } from './step-rules.ts';
import { nameLane, quote } from './phrases.ts';
import { toSteps } from './steps.ts';
import type { Steps } from './steps.ts';
import type { Explanation, Mismatch, Printed, Rule } from './types.ts';

/** The rules that compare two lines, in the order in which they are asked. */
export const RULES: readonly Rule[] = [
  callRunsNow,
  awaitEndsStep,
  microtasksFirst,
  microtasksInOrder,
  timersByDeadline,
  nothingInterrupts,
  startingIsNotWaiting,
  thenablesTakeTurns,
  errorsTravelByAwait,
  anotherScheduleIsPossible,
  lockLetsOneIn,
  messagesKeepOrder,
];

/**
 * Why the output's line `index` is not the predicted one: the first rule that explains it, computed from the trace.
 * Lines are those of `toPrintedLines`, 0-based, blank ones left out.
 */
export function explainDifference(result: RunResult, index: number, predicted: string): Explanation {
  const mismatch = toMismatch(result, index, predicted);
  const { got, want } = mismatch;
  if (got !== null && want !== null)
    for (const rule of RULES) {
      const found = rule.explain({ ...mismatch, got, want });
      if (found !== null) return { rule: rule.id, title: rule.title, term: rule.term, ...found };
    }
  const untold = want === null && got !== null ? explainLostError(mismatch) : null;
  if (untold !== null) return untold;
  return {
    rule: 'R0',
    title: 'Your line is not printed here',
    term: 'output',
    ...explainNeverPrinted(mismatch),
  };
}

/** Finds the two lines that a difference is about. */
export function toMismatch(result: RunResult, index: number, predicted: string): Mismatch {
  const lines = toPrintedLines(result.output).filter((line) => normaliseLine(line.text) !== '');
  const steps = toSteps(result.trace);
  const text = normaliseLine(predicted);
  const later = lines.slice(index + 1).find((line) => normaliseLine(line.text) === text);
  return {
    result,
    steps,
    index,
    predicted,
    lines,
    got: toPrinted(steps, lines[index]),
    want: toPrinted(steps, later),
  };
}

function toPrinted(steps: Steps, line: PrintedLine | undefined): Printed | null {
  const step = line === undefined ? undefined : steps.at(line.event);
  return line === undefined || step === undefined ? null : { line, step, origin: findOrigin(steps, step) };
}

/** R9 where the predicted line never comes: an error went by, and was seen elsewhere or by nobody. */
function explainLostError({ result, steps, lines, got, predicted }: Mismatch): Explanation | null {
  const failed = steps.trace.events.findLast((event) => event.type === 'ended' && event.error !== undefined);
  const isMisspelt = lines.some((line) => isNearly(line.text, predicted));
  if (failed?.type !== 'ended' || failed.error === undefined || got === null || isMisspelt) return null;
  const isUnseen = result.findings.some((finding) => finding.type === 'unhandledRejection');
  return {
    rule: 'R9',
    title: errorsTravelByAwait.title,
    term: errorsTravelByAwait.term,
    sentence:
      `${quote(predicted)} is never printed. ${nameLane(steps, failed.lane)} ends with ${failed.error.name}, and an error ` +
      `is only seen where its task is awaited: ${isUnseen ? 'here nobody awaits it.' : 'here that is elsewhere.'}`,
    event: failed.i,
  };
}
