/** Something that can be read off a finished run. */
export type RunMeasure =
  /** Milliseconds on the run's clock. */
  | { type: 'elapsed' }
  /** Text of the output line with this 0-based index (trailing line break removed); '' when there is none. */
  | { type: 'line'; index: number }
  /** Time in ms at which this exact line was printed first; null when it never was. */
  | { type: 'lineAt'; text: string }
  /** 0-based index of the first line with exactly this text; null when there is none. */
  | { type: 'lineIndex'; text: string }
  /** Which of these lines comes first; null when none comes. */
  | { type: 'first'; of: string[] }
  /** Number of output lines, or of those with exactly this text. */
  | { type: 'lineCount'; text?: string }
  /** Number of instants at which two or more lanes run at once (0 on one thread). */
  | { type: 'overlaps' }
  /** Number of lanes of the run, or of its threads. */
  | { type: 'lanes' }
  | { type: 'threads' }
  /** `finished`, `threw`, `deadlocked` … */
  | { type: 'outcome' }
  /** Number of events of one type in the trace, e.g. `picture`, `timer-fired`. */
  | { type: 'eventCount'; event: string };

/**
 * Something that can be read off what exploring says. Outcomes are told apart by their text: what the run printed, lines joined by
 * ` · `, or how it ended (`deadlocked`) where it did not finish. A count or a "no" needs an exhaustive list; without one it is null.
 */
export type VerdictMeasure =
  /** Number of different outcomes. */
  | { type: 'outcomeCount' }
  /** All outcomes, in order, joined by `, `: `1, 2`. */
  | { type: 'outcomeSet' }
  /** `yes` or `no`: some run has this outcome. */
  | { type: 'canPrint'; text: string }
  /** The smallest outcome that is a number. */
  | { type: 'smallest' }
  /** Number of runs that end in a deadlock. */
  | { type: 'deadlocks' }
  /** Number of data races: pairs of places in the source. */
  | { type: 'races' }
  /** Number of complete runs listed, each standing for those that differ from it in nothing that matters. */
  | { type: 'schedules' };

/** The only source of right answers. */
export type Measure = RunMeasure | VerdictMeasure;

export type MeasureValue = number | string | null;

interface QuestionBase {
  /** Unique within its lab; part of links: `[a-z0-9-]+`. */
  id: string;
  /** The question as the learner reads it. One sentence. */
  ask: string;
  /** The belief it catches: an id of the misconceptions table, e.g. `M03`. */
  catches: string;
}

/** Write the output, at most six lines, never time stamps. */
export interface OutputQuestion extends QuestionBase {
  kind: 'output';
  /** How many lines are asked for, from the first on: 1…6. */
  lines: number;
}

/** Put the lines in order: the learner sees them shuffled. What the lines are is measured, as their order is. */
export interface OrderQuestion extends QuestionBase {
  kind: 'order';
  /** How many lines are shuffled, from the first on: 2…8. */
  lines: number;
}

/** Choose one. Which option is right is computed: the one whose `value` equals the measure of the run. */
export interface ChoiceQuestion extends QuestionBase {
  kind: 'choice';
  measure: Measure;
  options: { text: string; value: MeasureValue }[];
}

/** Choose all that can happen. Which options are right is computed: those whose `value` is among the explored outcomes. */
export interface SeveralQuestion extends QuestionBase {
  kind: 'several';
  measure: { type: 'outcomeSet' };
  options: { text: string; value: string }[];
}

/** Give a number; right within `tolerance`, in the measure's own unit. */
export interface NumberQuestion extends QuestionBase {
  kind: 'number';
  measure: Measure;
  unit: string;
  tolerance: number;
}

/** Make it happen: find a schedule that reaches the lab's `goal`. */
export interface HappenQuestion extends QuestionBase {
  kind: 'happen';
}

/** Fix it: edit the program until the lab's `check` holds. */
export interface FixQuestion extends QuestionBase {
  kind: 'fix';
}

/** Answered before the program runs. */
export type Bet = OutputQuestion | OrderQuestion | ChoiceQuestion | SeveralQuestion | NumberQuestion;

/** Answered by doing it: nothing is locked. */
export type Deed = HappenQuestion | FixQuestion;

export type Question = Bet | Deed;

/** The question is answered by doing something, not by a bet. */
export function isDeed(question: Question): question is Deed {
  return question.kind === 'happen' || question.kind === 'fix';
}

/** One condition of a challenge; exactly one of equals, atMost, atLeast. */
export interface Check {
  /** What it demands, as the learner reads it. */
  say: string;
  measure: Measure;
  equals?: MeasureValue;
  atMost?: number;
  atLeast?: number;
}

/** What a learner in the scheduler's seat is to bring about: a finished run that meets all conditions wins. */
export interface Goal {
  /** One sentence: `Make the counter end at 1.` */
  say: string;
  /** Conditions of a run, not of a verdict. */
  check: Check[];
}

/** One text of a starter that variants change. */
export interface Vary {
  file: string;
  /** Stands exactly once in the starter's file. */
  text: string;
  /** What may stand there instead. */
  values: string[];
}

const OF_VERDICT: readonly string[] = [
  'outcomeCount',
  'outcomeSet',
  'canPrint',
  'smallest',
  'deadlocks',
  'races',
  'schedules',
] satisfies VerdictMeasure['type'][];

/** The measure is read off a verdict, not off one run. */
export function isOfVerdict(measure: Measure): measure is VerdictMeasure {
  return OF_VERDICT.includes(measure.type);
}
