import type { Program, SourceFiles } from './compile/types.ts';
import type { RunOptions, RunResult } from './run/types.ts';
import type { Choice } from './schedule/types.ts';
import {
  forget,
  isCutOff,
  isRedoOf,
  settle,
  toChoice,
  toKnownPositions,
  toOptions,
  toPosition,
  type Position,
} from './session-positions.ts';
import type { Seat, SeatVerbs } from './session-types.ts';

export interface SeatOptions {
  program: Program;
  files: SourceFiles;
  seed: number;
  /** Choices to begin with; `position` of them are taken, the rest can be redone. */
  path: readonly Choice[];
  /** Which of them somebody was asked about; null = not known. */
  picks: readonly number[] | null;
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

/**
 * Takes the scheduler's seat. Must: run one position at a time (a run begun while another is on would take its sandbox
 * away); show the last wanted position, not each one asked for on the way; keep the picture until the next is there; pass over
 * choices of a known run that nobody is asked about.
 */
export function createSeat(options: SeatOptions): TakenSeat {
  const { program, files, seed, path, run, isGoalMet, onChange } = options;
  let positions: Position[] = toKnownPositions(path, options.picks);
  let wanted = Math.max(
    0,
    positions.findLastIndex(({ length }) => length <= options.position),
  );
  /** Which way the next question lies when a position turns out to have none. */
  let direction: 1 | -1 = -1;
  let shown: Position | null = null;
  let isBringing = false;
  let whenShown: Promise<void> = Promise.resolve();
  let seat: Seat = {
    choices: [],
    picks: [],
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
          settle(position, result);
          forget(positions, wanted);
        }
        if (position !== positions[wanted]) continue;
        if (position.isGuess && position.reached.length > position.length) pass(position);
        else display(position);
      }
    } catch (error) {
      halt();
      throw error;
    } finally {
      isBringing = false;
    }
  }

  /** Nobody is asked here: the position goes, and the next one in the same direction is wanted. */
  function pass(position: Position): void {
    positions = positions.filter((each) => each !== position);
    for (const each of positions) each.picks = each.picks.filter((pick) => pick !== position.length);
    if (direction === -1) wanted -= 1;
  }

  function display(position: Position): void {
    shown = position;
    const { picks, result, reached } = position;
    const next = result?.next ?? null;
    const isWon = result !== null && next === null && result.outcome.type !== 'crashed' && isGoalMet(result);
    tell({ choices: reached, picks, result, next, isWon });
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
    direction = index < wanted ? -1 : 1;
    wanted = index;
    void show();
  }

  /** A new position after the wanted one; what could be redone is gone. */
  function add(choices: readonly Choice[], picks: readonly number[], goesOn: boolean): void {
    const position = { ...toPosition(choices, choices.length), picks, goesOn };
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
      const { next, choices, picks } = seat;
      // While another position is on its way, what there is to pick from is not on show.
      if (next === null || seat.isBusy || !next.options.some((option) => option.value === value)) return;
      if (isRedoOf(positions[wanted + 1], choices, value)) goTo(wanted + 1);
      else add([...choices, toChoice(next, value)], [...picks, choices.length], false);
    },
    undo: () => goTo(wanted - 1),
    redo: () => goTo(wanted + 1),
    restart() {
      if (positions[wanted]?.length !== 0 || seat.result === null) add([], [], false);
    },
    returnTo(index) {
      const { choices, picks } = seat;
      if (picks.includes(index))
        add(
          choices.slice(0, index),
          picks.filter((k) => k < index),
          false,
        );
    },
    letRun() {
      if (seat.next !== null && !seat.isBusy) add(seat.choices, seat.picks, true);
    },
  };
}
