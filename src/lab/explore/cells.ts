import { OP, OBJECT, STEP, TOUCH, touchesOf } from '../schedule/index.ts';

/** Ranges of bytes by small numbers, the same ones in every execution of an exploration. */
export interface Cells {
  /** The cell of a row's bytes, −1 when the order of its accesses cannot matter. `s` is where the row begins. */
  findValueCell(steps: Float64Array, s: number): number;
  /** The cell that stands for what is not bytes: waiters at them, the numbering of threads; −1 for neither. */
  findOtherCell(steps: Float64Array, s: number): number;
  /** Cells that share bytes with this one, itself included. */
  overlapsOf(cell: number): readonly number[];
  /** Cells known so far. */
  readonly count: number;
}

/** Sizes from here on count as "all of the object". */
const LARGE = 2 ** 20;

interface Range {
  cell: number;
  address: number;
  end: number;
}

interface ObjectCells {
  byRange: Map<number, number>;
  ranges: Range[];
  /** Size and alignment that all ranges have in common, or 0: then any two may overlap. */
  size: number;
}

/** An empty table of cells. */
export function createCells(): Cells {
  const overlaps: number[][] = [];
  const values = new Map<number, ObjectCells>();
  const waiters = new Map<number, ObjectCells>();
  const numbering = new Map<number, ObjectCells>();

  function findCell(
    objects: Map<number, ObjectCells>,
    object: number,
    address: number,
    size: number,
  ): number {
    let cells = objects.get(object);
    if (cells === undefined) {
      cells = { byRange: new Map(), ranges: [], size };
      objects.set(object, cells);
    }
    const isWhole = address < 0 || size >= LARGE;
    const key = isWhole ? -1 : address * LARGE + size;
    const known = cells.byRange.get(key);
    if (known !== undefined) return known;
    const cell = overlaps.length;
    cells.byRange.set(key, cell);
    const range = isWhole
      ? { cell, address: -Infinity, end: Infinity }
      : { cell, address, end: address + Math.max(size, 1) };
    if (isWhole || size !== cells.size || size === 0 || address % size !== 0) cells.size = 0;
    const own = [cell];
    overlaps.push(own);
    // Ranges of one size at its multiples never overlap, unless they are the same: nothing to look through.
    if (cells.size === 0) {
      for (const other of cells.ranges) {
        if (other.address < range.end && range.address < other.end) {
          own.push(other.cell);
          overlaps[other.cell]?.push(cell);
        }
      }
    }
    cells.ranges.push(range);
    return cell;
  }

  const touchesAt = (steps: Float64Array, s: number): number =>
    touchesOf(
      steps[s + STEP.op] as number,
      steps[s + STEP.object] as number,
      steps[s + STEP.flags] as number,
      steps[s + STEP.cause] as number,
    );
  const findAt = (objects: Map<number, ObjectCells>, steps: Float64Array, s: number): number =>
    findCell(
      objects,
      steps[s + STEP.object] as number,
      steps[s + STEP.address] as number,
      steps[s + STEP.size] as number,
    );

  return {
    findValueCell: (steps, s) => ((touchesAt(steps, s) & TOUCH.value) === 0 ? -1 : findAt(values, steps, s)),
    findOtherCell(steps, s) {
      const touches = touchesAt(steps, s);
      if ((touches & TOUCH.waiters) !== 0) return findAt(waiters, steps, s);
      return (touches & TOUCH.numbering) === 0 ? -1 : findCell(numbering, 0, -1, 0);
    },
    overlapsOf: (cell) => overlaps[cell] ?? [],
    get count() {
      return overlaps.length;
    },
  };
}

/** Whether a row is an access to memory or a lock in it, which races and lost updates are about. */
export function isMemoryAccess(steps: Float64Array, s: number): boolean {
  const object = steps[s + STEP.object] as number;
  if (object < 0 || object >= OBJECT.output) return false;
  const op = steps[s + STEP.op] as number;
  return op >= OP.read && op <= OP.wait;
}
