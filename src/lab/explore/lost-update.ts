import { FLAG, OP, STEP, STEP_WIDTH, type Execution } from '../schedule/index.ts';
import type { Cells } from './cells.ts';
import type { Cause } from './types.ts';

/** The last thing a thread did to a cell: a read, and the first write of another thread after it. */
interface Reading {
  row: number;
  undone: number;
}

/**
 * The first lost update of an execution: a thread reads, another one writes and changes the value, and the first one writes without
 * having looked again. Null when there is none.
 */
export function findLostUpdate(execution: Execution, cells: Cells): Cause | null {
  const { steps, stepCount } = execution;
  const readings = new Map<number, Map<number, Reading>>();
  const at = (row: number, column: number): number => steps[row * STEP_WIDTH + column] as number;
  const toPart = (row: number, column: number): Cause['read'] => ({
    thread: at(row, STEP.thread),
    site: at(row, STEP.site),
    value: at(row, column),
  });
  for (let row = 0; row < stepCount; row++) {
    const op = at(row, STEP.op);
    if (op < OP.read || op > OP.swap) continue;
    const cell = cells.findValueCell(steps, row * STEP_WIDTH);
    if (cell < 0) continue;
    const thread = at(row, STEP.thread);
    let byThread = readings.get(cell);
    if (byThread === undefined) {
      byThread = new Map<number, Reading>();
      readings.set(cell, byThread);
    }
    const own = byThread.get(thread);
    if (op === OP.write && own !== undefined && own.undone >= 0) {
      return {
        type: 'lostUpdate',
        object: at(row, STEP.object),
        address: at(row, STEP.address),
        read: toPart(own.row, STEP.before),
        write: toPart(own.undone, STEP.after),
        overwrite: toPart(row, STEP.after),
      };
    }
    if (op === OP.read) byThread.set(thread, { row, undone: -1 });
    else byThread.delete(thread);
    const changes = (at(row, STEP.flags) & FLAG.writes) !== 0 && at(row, STEP.before) !== at(row, STEP.after);
    if (!changes) continue;
    for (const [other, reading] of byThread) {
      if (other !== thread && reading.undone < 0) reading.undone = row;
    }
  }
  return null;
}
