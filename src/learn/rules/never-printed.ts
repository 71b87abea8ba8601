import type { Outcome } from '../../lab/run/types.ts';
import { normaliseLine } from '../normalise-line.ts';
import { nameLane, quote } from './phrases.ts';
import type { Mismatch } from './types.ts';

/** R0: why the predicted line does not come, read off the output and the run's end. */
export function explainNeverPrinted(mismatch: Mismatch): { sentence: string; event: number } {
  const { lines, index, predicted, result, got, want } = mismatch;
  const here = got?.line.event ?? lastEvent(mismatch);
  if (want !== null && got !== null)
    return {
      sentence: `${quote(want.line.text)} is printed, but later: as line ${String(lines.indexOf(want.line) + 1)}.`,
      event: want.line.event,
    };
  const earlier = lines
    .slice(0, index)
    .findLast((line) => normaliseLine(line.text) === normaliseLine(predicted));
  if (earlier !== undefined)
    return {
      sentence: `${quote(earlier.text)} is printed, but not once more: all of its lines stand above.`,
      event: earlier.event,
    };
  const stuck = stoppedBy(mismatch, result.outcome);
  if (stuck !== null) return stuck;
  const near = lines.slice(index).find((line) => isNearly(line.text, predicted));
  if (near !== undefined)
    return {
      sentence: `The program prints ${quote(near.text)}: nearly your line, but not quite.`,
      event: near.event,
    };
  if (got === null) {
    const count = lines.length === 1 ? '1 line' : `${String(lines.length)} lines`;
    return { sentence: `The program ends after ${count}; there is nothing more to print.`, event: here };
  }
  return { sentence: `${quote(predicted)} is never printed in this run.`, event: here };
}

function stoppedBy(mismatch: Mismatch, outcome: Outcome): { sentence: string; event: number } | null {
  const { predicted, steps } = mismatch;
  const line = quote(predicted);
  const failed = steps.trace.events.findLast((event) => event.type === 'ended' && event.error !== undefined);
  if (failed?.type === 'ended' && failed.error !== undefined)
    return {
      sentence: `${line} is never printed. ${nameLane(steps, failed.lane)} ends here with ${failed.error.name}: ${failed.error.message}.`,
      event: failed.i,
    };
  const event = lastEvent(mismatch);
  switch (outcome.type) {
    case 'finished':
      return null;
    case 'threw':
      return {
        sentence: `${line} is never printed: the program ends with ${outcome.error.name} first.`,
        event,
      };
    case 'deadlocked':
      return { sentence: `${line} is never printed: nobody can go on, and somebody still waits.`, event };
    case 'outOfSteps':
      return { sentence: `${line} is not printed before the run reaches its limit.`, event };
    case 'stopped':
      return { sentence: `${line} was not printed before you stopped the run.`, event };
    case 'crashed':
      return { sentence: `${line} was not printed before the run broke off.`, event };
  }
}

function lastEvent({ steps }: Mismatch): number {
  return steps.trace.events.at(-1)?.i ?? -1;
}

/** The two lines differ in signs and spaces only. */
export function isNearly(a: string, b: string): boolean {
  return letters(a) !== '' && letters(a) === letters(b);
}

/** Letters and digits alone, for "nearly your line". */
function letters(text: string): string {
  return normaliseLine(text).replace(/[^\p{L}\p{N}]/gu, '');
}
