import { FLAG, OP, STEP, STEP_WIDTH, type Execution } from '../schedule/index.ts';
import { isMemoryAccess, type Cells } from './cells.ts';
import { createClocks } from './clocks.ts';
import type { FoundRace } from './types.ts';

/** Gathers data races (E7), each pair of places in the source once. */
export interface DataRaces {
  /** Looks at an execution's rows from `from` on. */
  read(execution: Execution, from: number): void;
  readonly races: FoundRace[];
}

/** Slots of a cell and a thread: its last plain read, plain write, atomic read, atomic write; row + 1, 0 = none. */
const SLOTS = 4;

/**
 * Order that a program may rely on: program order, causes (spawn, join, messages, notify), locks, and atomic accesses that see
 * each other. Two accesses without it race, whatever the order they went in.
 */
export function createDataRaces(cells: Cells): DataRaces {
  const races: FoundRace[] = [];
  const known = new Set<number>();
  const clocks = createClocks();
  /** By cell: the rows that whoever reads it atomically, or takes it, comes after. */
  const sources = new Map<number, number[]>();
  const accesses = new Map<number, Int32Array>();
  let slotCount = 0;

  function note(execution: Execution, earlier: number, later: number): void {
    const { steps } = execution;
    const describe = (row: number): FoundRace['first'] => ({
      thread: steps[row * STEP_WIDTH + STEP.thread] as number,
      site: steps[row * STEP_WIDTH + STEP.site] as number,
      writes: ((steps[row * STEP_WIDTH + STEP.flags] as number) & FLAG.writes) !== 0,
    });
    const first = describe(earlier);
    const second = describe(later);
    const key = (Math.min(first.site, second.site) + 1) * 2 ** 26 + Math.max(first.site, second.site) + 1;
    if (known.has(key)) return;
    known.add(key);
    const s = later * STEP_WIDTH;
    const object = steps[s + STEP.object] as number;
    const address = steps[s + STEP.address] as number;
    races.push({ object, address, first, second, choices: execution.choices.slice() });
  }

  function compare(execution: Execution, row: number, cell: number, isPlain: boolean, writes: boolean): void {
    const thread = clocks.threadOf(row);
    for (const other of cells.overlapsOf(cell)) {
      const slots = accesses.get(other);
      if (slots === undefined) continue;
      for (let slot = 0; slot < slotCount; slot++) {
        const earlier = (slots[slot] as number) - 1;
        if (earlier < 0 || clocks.threadOf(earlier) === thread || clocks.isBefore(earlier, row)) continue;
        const isOtherPlain = slot % SLOTS < 2;
        const otherWrites = slot % 2 === 1;
        if ((isPlain || isOtherPlain) && (writes || otherWrites)) note(execution, earlier, row);
      }
    }
  }

  /** What the row comes after by what it sees in the cell, and what it leaves there for others to see. */
  function synchronize(row: number, cell: number, op: number, isPlain: boolean, writes: boolean): void {
    if (isPlain) {
      if (writes) sources.delete(cell);
      return;
    }
    if (op !== OP.write && op !== OP.release) {
      for (const other of cells.overlapsOf(cell)) {
        for (const source of sources.get(other) ?? []) clocks.join(row, source);
      }
    }
    if (op === OP.release) {
      const rows = sources.get(cell);
      if (rows === undefined) sources.set(cell, [row]);
      else rows.push(row);
    } else if (writes) sources.set(cell, [row]);
  }

  return {
    races,
    read(execution, from) {
      const { steps, stepCount, threadCount } = execution;
      clocks.reset(threadCount, stepCount);
      sources.clear();
      accesses.clear();
      slotCount = threadCount * SLOTS;
      for (let row = 0; row < stepCount; row++) {
        const s = row * STEP_WIDTH;
        const thread = steps[s + STEP.thread] as number;
        clocks.begin(row, thread);
        const flags = steps[s + STEP.flags] as number;
        const cell = isMemoryAccess(steps, s) ? cells.findValueCell(steps, s) : -1;
        const cause = steps[s + STEP.cause] as number;
        // A loop that waited for a plain write has learned no more than one that came later.
        const isPromise = cell < 0 || (flags & FLAG.guarded) === 0;
        if (isPromise && cause >= 0 && cause < row) clocks.join(row, cause);
        if (cell >= 0) {
          const isPlain = (flags & FLAG.plain) !== 0;
          const writes = (flags & FLAG.writes) !== 0;
          synchronize(row, cell, steps[s + STEP.op] as number, isPlain, writes);
          if (row >= from) compare(execution, row, cell, isPlain, writes);
          let slots = accesses.get(cell);
          if (slots === undefined) {
            slots = new Int32Array(slotCount);
            accesses.set(cell, slots);
          }
          slots[thread * SLOTS + (isPlain ? 0 : 2) + (writes ? 1 : 0)] = row + 1;
        }
        clocks.finish(row, thread);
      }
    },
  };
}
