import type { RunResult, Verdict } from '../../lab/run/types.ts';
import type { PrintedLine } from '../output-lines.ts';
import type { Origin } from './origin.ts';
import type { Step, Steps } from './steps.ts';

export type RuleId =
  'R0' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11' | 'R12';

/** One line of the output with the step that printed it. */
export interface Printed {
  line: PrintedLine;
  step: Step;
  origin: Origin;
}

/** What rules look at: `got` stands at the first differing line, `want` is where the predicted line really is. */
export interface Mismatch {
  result: RunResult;
  steps: Steps;
  /** 0-based index of the first differing line. */
  index: number;
  /** What the learner wrote there. */
  predicted: string;
  /** Every schedule was listed, and none prints the predicted line here. */
  isImpossible: boolean;
  lines: readonly PrintedLine[];
  /** Null when the output ended before this line. */
  got: Printed | null;
  /** Null when the predicted line is not printed from here on. */
  want: Printed | null;
}

/** What is known beside the run. */
export interface Known {
  /** What exploring the same program says: R10 is exact then. */
  verdict?: Verdict | null;
  /** All lines that the learner wrote, to find a schedule that prints every one of them. */
  given?: readonly string[];
}

/** A mismatch in which both lines exist; most rules compare two lines. */
export interface Swapped extends Mismatch {
  got: Printed;
  want: Printed;
}

/** Why a line differs, for people. */
export interface Explanation {
  rule: RuleId;
  /** The rule in a few words. */
  title: string;
  /** What happened in this run, in one or two sentences. */
  sentence: string;
  /** Entry of the glossary. */
  term: string;
  /** The instant to look at; -1 when there is none. */
  event: number;
  /** A run to play instead: one that goes as predicted. */
  schedule?: string;
}

/** One rule: says what it sees, or null when it does not explain this mismatch. */
export interface Rule {
  id: RuleId;
  title: string;
  term: string;
  explain(mismatch: Swapped): { sentence: string; event: number } | null;
}
