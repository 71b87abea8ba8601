import type { Clock, RunResult } from '../lab/run/types.ts';
import type { Answer } from './answer.ts';
import { isVerdict, type Evidence } from './evidence.ts';
import { findMeasured } from './measure.ts';
import type { Measured } from './measure.ts';
import { normaliseLine } from './normalise-line.ts';
import { listOutcomes } from './outcome-text.ts';
import { toPrintedLines } from './output-lines.ts';
import { isDeed } from './question.ts';
import type {
  ChoiceQuestion,
  Measure,
  MeasureValue,
  NumberQuestion,
  OrderQuestion,
  OutputQuestion,
  Question,
  SeveralQuestion,
} from './question.ts';

/** One line of a graded "write the output". */
export interface GradedLine {
  /** What the learner wrote; null where they bet on nothing. */
  predicted: string | null;
  /** What the program printed; null when it printed no such line. */
  actual: string | null;
  matches: boolean;
  /** Trace event that printed it; -1 when there is none. */
  event: number;
}

/** A prediction compared with a run, or with what exploring says. */
export type Grade =
  /** Everything asked for is there. */
  | { type: 'right'; lines: GradedLine[]; actual: Measured | null }
  /** What was given is right, but less was given than there is. */
  | { type: 'partial'; lines: GradedLine[]; actual: Measured | null }
  /** `firstDifference` is the 0-based line; 0 for other kinds. */
  | { type: 'wrong'; lines: GradedLine[]; actual: Measured | null; firstDifference: number };

/**
 * Compares an answer with a run; a deed is right once it is done (`checkRun` says when); an answer to a question about every schedule (`needsVerdict`) with a verdict. Blank lines, case,
 * outer spaces and typographic quotes do not count.
 */
export function grade(question: Question, answer: Answer, evidence: Evidence): Grade {
  if (question.kind === 'output' || question.kind === 'order')
    return gradeOutput(question, answer.kind === question.kind ? answer.lines : [], evidence);
  if (isDeed(question)) return { type: 'right', lines: [], actual: null };
  const actual = findMeasured(question.measure, evidence);
  if (question.kind === 'several')
    return gradeSeveral(question, answer.kind === 'several' ? answer.options : [], actual, evidence);
  const clock = isVerdict(evidence) ? 'virtual' : evidence.trace.header.clock;
  const isRight =
    question.kind === 'choice'
      ? answer.kind === 'choice' && answer.option === findRightOption(question, actual.value, clock)
      : isClose(question, answer, actual, clock);
  return isRight
    ? { type: 'right', lines: [], actual }
    : { type: 'wrong', lines: [], actual, firstDifference: 0 };
}

/** Index of the option that the run makes right; -1 when none is. On the real clock a time is as good as the nearest one. */
export function findRightOption(question: ChoiceQuestion, value: MeasureValue, clock: Clock): number {
  const exact = question.options.findIndex((option) => option.value === value);
  if (exact >= 0 || clock === 'virtual' || typeof value !== 'number' || !isTime(question.measure))
    return exact;
  const distances = question.options.map((option) =>
    typeof option.value === 'number' ? Math.abs(option.value - value) : Infinity,
  );
  const nearest = Math.min(...distances);
  return nearest <= realClockSlackMs(value) ? distances.indexOf(nearest) : -1;
}

/** Indices of the options that can happen. */
export function findRightOptions({ options }: SeveralQuestion, evidence: Evidence): number[] {
  const outcomes = isVerdict(evidence) ? listOutcomes(evidence) : [];
  return options.flatMap(({ value }, index) => (outcomes.includes(value) ? [index] : []));
}

/** How far a real clock may be off: timers come late on a busy machine, never early. */
function realClockSlackMs(value: number): number {
  return Math.max(100, value * 0.1);
}

function isTime(measured: Measure): boolean {
  return measured.type === 'elapsed' || measured.type === 'lineAt';
}

function gradeSeveral(
  question: SeveralQuestion,
  given: readonly number[],
  actual: Measured,
  evidence: Evidence,
): Grade {
  const right = findRightOptions(question, evidence);
  const isLegal = given.every((option) => right.includes(option));
  if (!isLegal || given.length === 0) return { type: 'wrong', lines: [], actual, firstDifference: 0 };
  const isWhole = right.every((option) => given.includes(option));
  return { type: isWhole ? 'right' : 'partial', lines: [], actual };
}

function gradeOutput(
  question: OutputQuestion | OrderQuestion,
  given: readonly string[],
  evidence: Evidence,
): Grade {
  const output: RunResult['output'] = isVerdict(evidence) ? [] : evidence.output;
  const predicted = given.filter((line) => normaliseLine(line) !== '');
  const printed = toPrintedLines(output).filter((line) => normaliseLine(line.text) !== '');
  const lines = Array.from({ length: Math.max(question.lines, predicted.length) }, (_, index): GradedLine => {
    const bet = predicted[index] ?? null;
    const real = printed[index];
    const matches = bet !== null && real !== undefined && normaliseLine(bet) === normaliseLine(real.text);
    return { predicted: bet, actual: real?.text ?? null, matches, event: real?.event ?? -1 };
  });
  const firstDifference = lines.findIndex((line) => line.predicted !== null && !line.matches);
  if (firstDifference >= 0) return { type: 'wrong', lines, actual: null, firstDifference };
  const asked = Math.min(question.lines, printed.length);
  return {
    type: predicted.length < asked || predicted.length === 0 ? 'partial' : 'right',
    lines,
    actual: null,
  };
}

function isClose(question: NumberQuestion, answer: Answer, actual: Measured, clock: Clock): boolean {
  if (answer.kind !== 'number' || typeof actual.value !== 'number') return false;
  const real = clock === 'real' && isTime(question.measure) ? realClockSlackMs(actual.value) : 0;
  // A hair of slack besides: 0.1 + 0.2 must count as 0.3.
  const tolerance = Math.max(question.tolerance, real) + 1e-9 * Math.abs(actual.value);
  return Math.abs(answer.value - actual.value) <= tolerance;
}
