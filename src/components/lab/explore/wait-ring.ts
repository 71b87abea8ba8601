import type { WaitingLane } from '../../../lab/index.ts';

/** The lanes of a deadlock so that each waits for the next, as far as that goes; a ring stands first, and is closed. */
export function findRing(waiting: readonly WaitingLane[]): {
  ordered: WaitingLane[];
  /** So many of the first are a ring; 0 without one. */
  ringLength: number;
} {
  const byLane = new Map(waiting.map((lane) => [lane.lane, lane]));
  const ring = waiting.map((lane) => follow(lane, byLane)).find(({ isClosed }) => isClosed);
  const first = ring?.row ?? longest(waiting.map((lane) => follow(lane, byLane).row));
  return {
    ordered: [...first, ...waiting.filter((lane) => !first.includes(lane))],
    ringLength: ring?.row.length ?? 0,
  };
}

function follow(
  start: WaitingLane,
  byLane: ReadonlyMap<number, WaitingLane>,
): { row: WaitingLane[]; isClosed: boolean } {
  const row: WaitingLane[] = [];
  let next: WaitingLane | undefined = start;
  while (next !== undefined && !row.includes(next)) {
    row.push(next);
    next = next.waitsFor === null ? undefined : byLane.get(next.waitsFor);
  }
  return { row, isClosed: next === start };
}

function longest(rows: readonly WaitingLane[][]): WaitingLane[] {
  return rows.reduce<WaitingLane[]>((best, row) => (row.length > best.length ? row : best), []);
}
