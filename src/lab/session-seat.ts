import type { Program, SourceFiles } from './compile/types.ts';
import type { PendingChoice, PolicyName, RunOptions, RunResult } from './run/types.ts';
import { decodeSchedule, encodeSchedule } from './schedule/index.ts';
import type { Choice } from './schedule/types.ts';
import type { Seat, SeatVerbs } from './session-types.ts';

export interface SeatOptions {
  program: Program;
  files: SourceFiles;
  seed: number;
  /** Choices to begin with; `position` of them are taken, the rest can be redone. */
  path: readonly Choice[];
  position: number;
  /** Runs a schedule. */
  run: (program: Program, options: RunOptions) => Promise<RunResult>;
  isGoalMet: (result: RunResult) => boolean;
  onChange: (seat: Seat) => void;
}

/** A seat that somebody sits in. */
export interface TakenSeat extends Omit<SeatVerbs, 'resume' | 'leave'> {
  /** The same seat as `onChange` told last. */
  readonly seat: Seat;
  /** Shows the position that stands now, running it if it must. Resolves when it is there. */
  show(): Promise<void>;
  /** Stays with the position on show, whatever was on its way. */
  halt(): void;
}

/** A position: the first `length` choices of `path`, and whether the run then goes on by itself. */
interface Position {
  path: readonly Choice[];
  length: number;
  goesOn: boolean;
  result: RunResult | null;
}

/** Positions whose runs are kept, so that going back costs nothing. */
const KEPT = 40;

/**
 * Takes the scheduler's seat. Must: run one position at a time (a run begun while another is on would take its sandbox
 * away); show the last wanted position, not each one asked for on the way; keep the picture until the next is there.
 */
export function createSeat(options: SeatOptions): TakenSeat {
  const { program, files, seed, path, run, isGoalMet, onChange } = options;
  let positions: Position[] = path.map((_, length) => toPosition(path, length));
  positions.push(toPosition(path, path.length));
  let wanted = Math.min(Math.max(options.position, 0), path.length);
  let shown: Position | null = null;
  let isBringing = false;
  let whenShown: Promise<void> = Promise.resolve();
  let seat: Seat = {
    choices: [],
    result: null,
    next: null,
    isBusy: true,
    canUndo: false,
    canRedo: false,
    isWon: false,
    seed,
    files,
  };

  function tell(change: Partial<Seat>): void {
    const canUndo = wanted > 0;
    const canRedo = wanted < positions.length - 1;
    seat = { ...seat, ...change, isBusy: shown !== positions[wanted], canUndo, canRedo };
    onChange(seat);
  }

  async function bring(): Promise<void> {
    isBringing = true;
    try {
      for (;;) {
        const position = positions[wanted];
        if (position === undefined || position === shown) return;
        if (position.result === null) {
          tell({});
          const result = await run(program, toOptions(program, position, seed));
          // Given up, or cut off by another run: what is on show stays.
          if (isCutOff(result)) {
            if (position === positions[wanted]) halt();
            continue;
          }
          position.result = result;
          settle(position, result);
          forget(positions, wanted);
        }
        if (position === positions[wanted]) display(position);
      }
    } catch (error) {
      halt();
      throw error;
    } finally {
      isBringing = false;
    }
  }

  function display(position: Position): void {
    shown = position;
    const { path: taken, length, result } = position;
    const next = result?.next ?? null;
    const isWon = result !== null && next === null && result.outcome.type !== 'crashed' && isGoalMet(result);
    tell({ choices: taken.slice(0, length), result, next, isWon });
  }

  function show(): Promise<void> {
    if (!isBringing) whenShown = bring();
    return whenShown;
  }

  function halt(): void {
    if (shown === null) shown = positions[wanted] ?? null;
    else if (positions.includes(shown)) wanted = positions.indexOf(shown);
    else {
      positions = [...positions, shown];
      wanted = positions.length - 1;
    }
    tell({});
  }

  function goTo(index: number): void {
    if (index < 0 || index >= positions.length || index === wanted) return;
    wanted = index;
    void show();
  }

  /** A new position after the wanted one; what could be redone is gone. */
  function add(position: Position): void {
    positions = [...positions.slice(0, wanted + 1), position];
    wanted += 1;
    void show();
  }

  return {
    get seat() {
      return seat;
    },
    show,
    halt,
    pick(value) {
      const { next, choices } = seat;
      // While another position is on its way, what there is to pick from is not on show.
      if (next === null || seat.isBusy || !next.options.some((option) => option.value === value)) return;
      const redone = positions[wanted + 1];
      const choice = toChoice(next, value);
      const after = [...choices, choice];
      if (redone?.length === after.length && redone.path[choices.length]?.chosen === value) goTo(wanted + 1);
      else add(toPosition(after, after.length));
    },
    undo: () => goTo(wanted - 1),
    redo: () => goTo(wanted + 1),
    restart() {
      if (positions[wanted]?.length !== 0 || seat.result === null) add(toPosition([], 0));
    },
    returnTo(length) {
      if (length >= 0 && length < seat.choices.length) add(toPosition(seat.choices, length));
    },
    letRun() {
      if (seat.next === null || seat.isBusy) return;
      const { choices } = seat;
      add({ path: choices, length: choices.length, goesOn: true, result: null });
    },
  };
}

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

function toPosition(path: readonly Choice[], length: number): Position {
  return { path, length, goesOn: false, result: null };
}

function toOptions(program: Program, { path, length, goesOn }: Position, seed: number): RunOptions {
  const policy: PolicyName = goesOn ? 'fifo' : 'manual';
  const choices = path.slice(0, length);
  return {
    policy,
    seed,
    ...(choices.length > 0 && { schedule: encodeSchedule({ program: program.hash, choices }) }),
  };
}

/** A run that went on by itself has made more choices. */
function settle(position: Position, result: RunResult): void {
  if (!position.goesOn || result.schedule === null) return;
  position.path = toChoices(result.schedule);
  position.length = position.path.length;
}

function isCutOff({ outcome, next }: RunResult): boolean {
  return outcome.type === 'stopped' && next === null;
}

/** Lets go of runs far from this position. */
function forget(positions: readonly Position[], index: number): void {
  positions.forEach((position, each) => {
    if (Math.abs(each - index) > KEPT) position.result = null;
  });
}
