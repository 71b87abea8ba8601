import { FLAG, OP, STEP, STEP_WIDTH, type Execution } from '../schedule/index.ts';
import type { Cells } from './cells.ts';
import { createClocks } from './clocks.ts';
import { createHistory } from './history.ts';

/**
 * Told of each race: to see it the other way round, one of `initials` (bit t = thread t) has to go where `row` went. `racer` is
 * the thread that came second.
 */
export type ReversalListener = (row: number, initials: number, racer: number) => void;

/** Finds what other orders of an execution's steps are worth trying. */
export interface Reversals {
  /** Reports the races of all rows from `from` on, and of the operations that threads were left standing before. */
  find(execution: Execution, from: number, listener: ReversalListener): void;
}

/**
 * Races by happens-before and source sets: P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source sets: a foundation for optimal
 * dynamic partial order reduction", JACM 2017.
 *
 * A guarded operation (a lock's, a loop's that waits) cannot go before the one that made its condition true. It races with the
 * nearest earlier ones that it could have gone before. That is known where its thread stood there already, by whether it was
 * enabled; else by what the cell held, if the condition is for one value alone (FLAG.exact). Where it is not known, it is tried.
 */
export function createReversals(cells: Cells): Reversals {
  const clocks = createClocks();
  const history = createHistory(cells);
  const found: number[] = [];
  const firsts: number[] = [];
  let steps: Float64Array = new Float64Array(0);

  const at = (row: number, column: number): number => steps[row * STEP_WIDTH + column] as number;
  const hasFlag = (row: number, flag: number): boolean => (at(row, STEP.flags) & flag) !== 0;

  /** The racer's own clock is the marked one: what it would have seen in any case. */
  function reverse(
    row: number,
    racer: number,
    hasDirect: boolean,
    count: number,
    listener: ReversalListener,
  ): void {
    const width = clocks.threadCount;
    const first = clocks.threadOf(row);
    for (let t = 0; t < width; t++) {
      const next = t === first ? -1 : clocks.firstAfter(t, row);
      firsts[t] = next >= 0 && !clocks.isBefore(row, next) ? next : -1;
    }
    let initials = 0;
    for (let t = 0; t < width; t++) {
      const own = firsts[t] as number;
      if (own < 0) continue;
      let isInitial = true;
      for (let u = 0; u < width && isInitial; u++) {
        const other = firsts[u] as number;
        if (u !== t && other >= 0 && clocks.seenBy(own, u) >= clocks.numberOf(other)) isInitial = false;
      }
      if (isInitial) initials |= 1 << t;
    }
    if ((firsts[racer] as number) < 0) {
      let isInitial = true;
      for (let u = 0; u < width && isInitial; u++) {
        const other = firsts[u] as number;
        if (other < 0) continue;
        if (clocks.seenByMark(u) >= clocks.numberOf(other)) isInitial = false;
        for (let k = 0; hasDirect && k < count && isInitial; k++) {
          const direct = found[k] as number;
          if (!clocks.isBefore(row, direct) && clocks.seenBy(direct, u) >= clocks.numberOf(other)) {
            isInitial = false;
          }
        }
      }
      if (isInitial) initials |= 1 << racer;
    }
    listener(row, initials, racer);
  }

  function findPlain(racer: number, count: number, listener: ReversalListener): void {
    for (let k = 0; k < count; k++) {
      const row = found[k] as number;
      if (clocks.threadOf(row) === racer || clocks.wasBefore(row)) continue;
      let isNearest = true;
      for (let m = 0; m < count && isNearest; m++) {
        const other = found[m] as number;
        if (other !== row && clocks.isBefore(row, other)) isNearest = false;
      }
      if (isNearest) reverse(row, racer, true, count, listener);
    }
  }

  /** Whether an operation that waits to find `before` could have gone where `row` did, by what the cell held; null = unknown. */
  function couldHaveGone(row: number, flags: number, before: number): boolean | null {
    const found = at(row, STEP.before);
    if (found === before) return true;
    if ((flags & FLAG.exact) === 0) return null;
    // What is given back was not there before, whatever the cell held.
    const isKnown = !(Number.isNaN(found) || Number.isNaN(before)) || at(row, STEP.op) === OP.release;
    return isKnown ? false : null;
  }

  function findGuarded(
    cell: number,
    rows: Float64Array,
    s: number,
    racer: number,
    end: number,
    listener: ReversalListener,
  ): void {
    const flags = rows[s + STEP.flags] as number;
    const before = rows[s + STEP.before] as number;
    const arrival = clocks.lastOf(racer);
    const overlaps = cells.overlapsOf(cell);
    for (let row = end - 1; row >= 0; row--) {
      const rowWrites = hasFlag(row, FLAG.writes);
      if (!rowWrites && (flags & FLAG.writes) === 0) continue;
      const rowCell = cells.findValueCell(steps, row * STEP_WIDTH);
      if (rowCell < 0 || !overlaps.includes(rowCell)) continue;
      // All earlier writes came before this one.
      if (clocks.threadOf(row) === racer || clocks.wasBefore(row)) {
        if (rowWrites) return;
        continue;
      }
      const couldGo =
        arrival < row ? ((at(row, STEP.enabled) >>> racer) & 1) === 1 : couldHaveGone(row, flags, before);
      if (couldGo === false) continue;
      reverse(row, racer, false, 0, listener);
      if (rowWrites && couldGo === true) return;
    }
  }

  /** Races of the operation at `s` of `rows`, as row `j` of the execution, and its clock. */
  function readRow(
    rows: Float64Array,
    s: number,
    j: number,
    isChecked: boolean,
    listener: ReversalListener,
  ): void {
    const thread = rows[s + STEP.thread] as number;
    const flags = rows[s + STEP.flags] as number;
    const cause = rows[s + STEP.cause] as number;
    const writes = (flags & FLAG.writes) !== 0;
    const isPending = rows !== steps;
    const isEnabled = rows[s + STEP.enabled] !== 0;
    if ((flags & FLAG.barrier) !== 0) clocks.setBarrier();
    clocks.begin(j, thread);
    const valueCell = cells.findValueCell(rows, s);
    const otherCell = cells.findOtherCell(rows, s);
    const isGuarded = valueCell >= 0 && ((flags & FLAG.guarded) !== 0 || (isPending && !isEnabled));
    const hasCause = cause >= 0 && cause < j;
    // A guarded operation may have had another cause: that is what its races are about.
    if (hasCause && !isGuarded) clocks.join(j, cause);
    clocks.mark(j);
    if (hasCause) clocks.join(j, cause);
    let count = valueCell < 0 ? 0 : history.collect(valueCell, writes, found, 0);
    const guardedCount = isGuarded ? count : 0;
    if (otherCell >= 0) count = history.collect(otherCell, true, found, count);
    for (let k = 0; k < count; k++) clocks.join(j, found[k] as number);
    if (isChecked) {
      if (isGuarded) {
        findGuarded(valueCell, rows, s, thread, j, listener);
        found.splice(0, guardedCount);
        count -= guardedCount;
      }
      findPlain(thread, count, listener);
    }
  }

  return {
    find(execution, from, listener) {
      const { stepCount, pending, pendingCount } = execution;
      steps = execution.steps;
      clocks.reset(execution.threadCount, stepCount);
      history.reset();
      for (let j = 0; j < stepCount; j++) {
        const s = j * STEP_WIDTH;
        const thread = steps[s + STEP.thread] as number;
        readRow(steps, s, j, j >= from, listener);
        clocks.finish(j, thread);
        const valueCell = cells.findValueCell(steps, s);
        if (valueCell >= 0) history.add(valueCell, hasFlag(j, FLAG.writes), thread, j);
        const otherCell = cells.findOtherCell(steps, s);
        if (otherCell >= 0) history.add(otherCell, true, thread, j);
      }
      // A thread that sleeps has been tried elsewhere; one that could not go has not.
      const isCutOff = execution.end === 'blocked';
      for (let k = 0; k < pendingCount; k++) {
        const s = k * STEP_WIDTH;
        if (isCutOff && (pending[s + STEP.enabled] as number) !== 0) continue;
        readRow(pending, s, stepCount, true, listener);
      }
    },
  };
}
