import type { Program } from './compile/types.ts';
import type { PendingChoice, PolicyName, RunOptions, RunResult } from './run/types.ts';
import { decodeSchedule, encodeSchedule } from './schedule/index.ts';
import type { Choice } from './schedule/types.ts';

/** A position: the first `length` choices of `path`, and how the run went from there to the next question. */
export interface Position {
  path: readonly Choice[];
  length: number;
  /** Which of them somebody was asked about, by index. */
  picks: readonly number[];
  /** The run goes on by itself, to its end. */
  goesOn: boolean;
  /** Choice `length` of a known run: it may turn out that nobody is asked about it (S8). */
  isGuess: boolean;
  result: RunResult | null;
  /** All choices made up to the question, those that were nobody's among them. */
  reached: readonly Choice[];
}

/** Positions whose runs are kept, so that going back costs nothing. */
const KEPT = 40;

/** A choice as a schedule holds it. */
export function toChoice({ kind, options }: PendingChoice, chosen: number): Choice {
  const enabled =
    kind === 'thread' ? options.reduce((mask, { value }) => mask | (1 << value), 0) : options.length;
  return { kind, enabled, chosen };
}

/** The choices of a schedule; none when it cannot be read. */
export function toChoices(schedule: string | readonly Choice[]): readonly Choice[] {
  if (typeof schedule !== 'string') return schedule;
  const decoded = decodeSchedule(schedule);
  return 'fault' in decoded ? [] : decoded.choices;
}

/** The choices of a known run as positions; those of which it is not known may turn out to be nobody's. */
export function toKnownPositions(path: readonly Choice[], known: readonly number[] | null): Position[] {
  const picks = known ?? path.map((_, index) => index);
  // Where somebody is asked first, the run comes by itself.
  const asked = known === null ? picks : picks.slice(1);
  const lengths = [0, ...asked.filter((length) => length > 0 && length < path.length)];
  const guesses = lengths.map((length) => ({
    ...toPosition(path, length),
    picks: picks.filter((pick) => pick < length),
    isGuess: length > 0,
  }));
  return path.length === 0 ? guesses : [...guesses, { ...toPosition(path, path.length), picks }];
}

/** A position that the learner came to. */
export function toPosition(path: readonly Choice[], length: number): Position {
  return {
    path,
    length,
    picks: [],
    goesOn: false,
    isGuess: false,
    result: null,
    reached: path.slice(0, length),
  };
}

/** How a position is run. */
export function toOptions(program: Program, { path, length, goesOn }: Position, seed: number): RunOptions {
  const policy: PolicyName = goesOn ? 'fifo' : 'manual';
  const choices = path.slice(0, length);
  return {
    policy,
    seed,
    ...(choices.length > 0 && { schedule: encodeSchedule({ program: program.hash, choices }) }),
  };
}

/** A run makes choices of its own where nobody is asked, or when it goes on by itself. */
export function settle(position: Position, result: RunResult): void {
  position.result = result;
  if (result.schedule !== null) position.reached = toChoices(result.schedule);
}

/** Whether a position comes next when this is picked after these choices. */
export function isRedoOf(position: Position | undefined, choices: readonly Choice[], value: number): boolean {
  if (position === undefined || position.goesOn || position.length <= choices.length) return false;
  const isSame = choices.every(({ chosen }, index) => position.path[index]?.chosen === chosen);
  return isSame && position.path[choices.length]?.chosen === value;
}

/** The run was stopped from outside, and shows nothing. */
export function isCutOff({ outcome, next }: RunResult): boolean {
  return outcome.type === 'stopped' && next === null;
}

/** Lets go of runs far from this position. */
export function forget(positions: readonly Position[], index: number): void {
  positions.forEach((position, each) => {
    if (Math.abs(each - index) > KEPT) position.result = null;
  });
}
