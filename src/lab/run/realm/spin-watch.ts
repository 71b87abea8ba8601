import { OP } from '../../schedule/index.ts';
import { bareList } from './intrinsics.ts';
import type { OpRequest } from './ops.ts';

/** Recognises loops that read the same cells again and again and find the same values (SPEC P7). */
export interface SpinWatch {
  /** Tells of an operation that was performed. */
  note(request: OpRequest, writes: boolean, value: number): void;
  /** Whether the next operation only reads again what has been read three times in a row. */
  isSpinning(next: OpRequest): boolean;
  /** Writes object and address of each cell that the loop reads. @returns how many */
  writeCells(into: Int32Array, at: number): number;
  forget(): void;
}

/** A loop may read this many cells a turn. */
const MAX_CELLS = 4;
const ROUNDS = 3;
const KEPT = MAX_CELLS * ROUNDS;

interface Read {
  site: number;
  object: number;
  address: number;
  value: number;
}

export function createSpinWatch(): SpinWatch {
  const reads = bareList<Read>();
  for (let k = 0; k < KEPT; k++) reads[k] = { site: -1, object: -1, address: -1, value: 0 };
  /** Reads since the last operation that was none; the latest KEPT are in the ring. */
  let count = 0;
  let period = 0;

  const at = (back: number): Read => reads[(count - back + KEPT * 4) % KEPT] as Read;

  function isSame(a: Read, b: Read): boolean {
    return (
      a.site === b.site &&
      a.object === b.object &&
      a.address === b.address &&
      (a.value === b.value || (a.value !== a.value && b.value !== b.value))
    );
  }

  function repeats(length: number): boolean {
    if (count < length * ROUNDS) return false;
    for (let back = 1; back <= length * (ROUNDS - 1); back++) {
      if (!isSame(at(back), at(back + length))) return false;
    }
    return true;
  }

  return {
    note(request, writes, value) {
      const isRead = !writes && (request.op === OP.read || request.op === OP.swap);
      if (!isRead) {
        count = 0;
        return;
      }
      const read = reads[count % KEPT] as Read;
      read.site = request.site;
      read.object = request.object;
      read.address = request.address;
      read.value = value;
      count++;
      if (count > KEPT * 1_000_000) count = KEPT + (count % KEPT);
    },
    isSpinning(next) {
      if (count < ROUNDS || (next.op !== OP.read && next.op !== OP.swap)) return false;
      for (let length = 1; length <= MAX_CELLS; length++) {
        const again = at(length);
        if (again.site !== next.site || again.object !== next.object || again.address !== next.address)
          continue;
        if (!repeats(length)) continue;
        period = length;
        return true;
      }
      return false;
    },
    writeCells(into, start) {
      for (let k = 0; k < period; k++) {
        const read = at(k + 1);
        into[start + 2 * k] = read.object;
        into[start + 2 * k + 1] = read.address;
      }
      return period;
    },
    forget() {
      count = 0;
    },
  };
}
