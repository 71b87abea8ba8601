import type { RunResult } from '../../lab/run/types.ts';
import { findPossible } from '../find-possible.ts';
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
import { isOneThread } from './relations.ts';
import type { Explanation, Known, Mismatch, Printed, Rule, Swapped } from './types.ts';

/** The rules that compare two lines of one thread, in the order in which they are asked. */
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

/** The rules that compare lines of two threads: no event loop orders those. */
const RULES_BETWEEN_THREADS: readonly Rule[] = [
  errorsTravelByAwait,
  anotherScheduleIsPossible,
  lockLetsOneIn,
  messagesKeepOrder,
];

/**
 * Why the output's line `index` is not the predicted one: the first rule that explains it, computed from the trace.
 * Lines are those of `toPrintedLines`, 0-based, blank ones left out. With a verdict on the same program, R10 is asked first, of
 * every schedule, and an impossible line is never called possible.
 */
export function explainDifference(
  result: RunResult,
  index: number,
  predicted: string,
  known: Known = {},
): Explanation {
  const mismatch = toMismatch(result, index, predicted, known);
  const { got, want } = mismatch;
  const possible = explainPossible(mismatch, known);
  if (possible !== null) return possible;
  if (got !== null && want !== null) {
    const swapped: Swapped = { ...mismatch, got, want };
    for (const rule of isOneThread(swapped) ? RULES : RULES_BETWEEN_THREADS) {
      const found = rule.explain(swapped);
      if (found !== null) return { rule: rule.id, title: rule.title, term: rule.term, ...found };
    }
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
export function toMismatch(
  result: RunResult,
  index: number,
  predicted: string,
  { verdict = null }: Known = {},
): Mismatch {
  const lines = toPrintedLines(result.output).filter((line) => normaliseLine(line.text) !== '');
  const steps = toSteps(result.trace);
  const text = normaliseLine(predicted);
  const later = lines.slice(index + 1).find((line) => normaliseLine(line.text) === text);
  return {
    result,
    steps,
    index,
    predicted,
    isImpossible:
      verdict?.exhaustive === true && findPossible(toPrefix(lines, index, predicted), verdict) === null,
    lines,
    got: toPrinted(steps, lines[index]),
    want: toPrinted(steps, later),
  };
}

/** R10, exactly: some schedule prints what was predicted, all of it or as far as the first difference. */
function explainPossible(
  { lines, index, predicted, got }: Mismatch,
  { verdict = null, given = [] }: Known,
): Explanation | null {
  if (verdict === null) return null;
  const whole = findPossible(given, verdict);
  const outcome = whole ?? findPossible(toPrefix(lines, index, predicted), verdict);
  if (outcome === null) return null;
  return {
    rule: 'R10',
    title: anotherScheduleIsPossible.title,
    term: anotherScheduleIsPossible.term,
    sentence:
      whole === null
        ? `${quote(predicted)} is possible here. This run went another way; another schedule prints it.`
        : 'Possible. This run went another way; another schedule prints what you wrote.',
    event: got?.line.event ?? -1,
    schedule: outcome.schedule,
  };
}

/** The lines before, as they were printed, and the predicted one. */
function toPrefix(lines: readonly PrintedLine[], index: number, predicted: string): string[] {
  return [...lines.slice(0, index).map(({ text }) => text), predicted];
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
