/** A line that leads from one strand to another. Across, it only rises or only falls. */
export interface Curve {
  from: readonly [along: number, across: number];
  to: readonly [along: number, across: number];
  /** How far it leans out before the point it comes from, where both ends stand at one place. */
  bowPx: number;
}

/** The four points of a cubic. */
export type Controls = readonly [Point, Point, Point, Point];

/** How far a stitch along one strand hangs from it. */
const STITCH_PX = 13;

export type Point = readonly [along: number, across: number];

/** The four points of the curve as a cubic. */
export function findControls({ from, to, bowPx }: Curve): Controls {
  const along = to[0] - from[0];
  if (from[1] === to[1]) {
    // A stitch along one strand, on its far side.
    const sag = Math.min(STITCH_PX, along / 6);
    const lean = Math.min(along / 3, 70);
    return [from, [from[0] + lean, from[1] + sag], [to[0] - lean, to[1] + sag], to];
  }
  if (Math.abs(along) < 2 * Math.abs(bowPx)) {
    const lean = Math.abs(bowPx) > 0 ? bowPx : 0;
    const third = (to[1] - from[1]) * 0.3;
    return [from, [from[0] + lean, from[1] + third], [to[0] + lean, to[1] - third], to];
  }
  const reach = Math.min(along / 2, 90);
  // It leaves a strand at a slant: lying along it, it could not be seen.
  const slant = (to[1] - from[1]) * 0.12;
  return [from, [from[0] + reach, from[1] + slant], [to[0] - reach, to[1] - slant], to];
}

/** The point at `t` in 0…1. */
export function findPoint([a, b, c, d]: Controls, t: number): Point {
  const s = 1 - t;
  const weigh = (axis: 0 | 1): number =>
    s * s * s * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t * t * t * d[axis];
  return [weigh(0), weigh(1)];
}

/** The `t` at which the curve stands at `across`. */
export function findCrossing(controls: Controls, across: number): number {
  const rises = controls[3][1] > controls[0][1];
  let low = 0;
  let high = 1;
  for (let round = 0; round < 18; round += 1) {
    const middle = (low + high) / 2;
    if (findPoint(controls, middle)[1] < across === rises) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The piece of a curve within `reach` of `across`, as points of a line. */
export function findPieceOver(controls: Controls, across: number, reach: number): Point[] {
  const start = findCrossing(controls, across - reach);
  const end = findCrossing(controls, across + reach);
  return Array.from({ length: PIECE_STEPS + 1 }, (_, step) =>
    findPoint(controls, start + ((end - start) * step) / PIECE_STEPS),
  );
}

const PIECE_STEPS = 6;

/** The rows strictly between two rows whose strands a curve passes over; it passes under the others. */
export function findRowsPassedOver(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  const rows: number[] = [];
  if (step === 0) return rows;
  for (let row = from + step, over = true; row !== to; row += step, over = !over) {
    if (over) rows.push(row);
  }
  return rows;
}
