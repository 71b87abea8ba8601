/** Lanes' colours in the theme; from the eighth lane they repeat. */
export const COLOR_COUNT = 7;

/** Dashes of a waiting strand, in px. Their number shares no factor with the colours': 35 lanes differ in one or the other. */
const DASHES: readonly (readonly number[])[] = [[], [9, 4], [2.5, 3.5], [12, 3, 2.5, 3], [5, 2.5]];

/** Index of a lane's colour: `--lane-0` … `--lane-6`. */
export function findLaneColor(lane: number): number {
  return lane % COLOR_COUNT;
}

/** The dashes by which a lane's strand is told apart where colours are not seen. */
export function findLaneDashes(lane: number): readonly number[] {
  return DASHES[lane % DASHES.length] ?? [];
}

/** The same where unbroken lines mean something else: a thread that could go on. */
export function findWaitDashes(lane: number, hasThreads: boolean): readonly number[] {
  const dashes = findLaneDashes(lane);
  return hasThreads && dashes.length === 0 ? BROKEN : dashes;
}

const BROKEN: readonly number[] = [16, 4];
