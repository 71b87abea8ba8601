/** A line that leads from one strand to another. Across, it only rises or only falls. */
export interface Curve {
  from: readonly [along: number, across: number];
  to: readonly [along: number, across: number];
  /** How far it leans out before the point it comes from, where both ends stand at one place. */
  bowPx: number;
}

/** How far a stitch along one strand hangs from it. */
const STITCH_PX = 13;

type Point = readonly [along: number, across: number];

/** The four points of the curve as a cubic. */
export function findControls({ from, to, bowPx }: Curve): readonly [Point, Point, Point, Point] {
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
  return [from, [from[0] + reach, from[1]], [to[0] - reach, to[1]], to];
}

/** The point at `t` in 0…1. */
export function findPoint([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const weigh = (axis: 0 | 1): number =>
    s * s * s * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t * t * t * d[axis];
  return [weigh(0), weigh(1)];
}

/** The `t` at which the curve stands at `across`. */
export function findCrossing(controls: readonly [Point, Point, Point, Point], across: number): number {
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

/** The strands strictly between two lanes that a curve passes over; it passes under the others. */
export function findLanesPassedOver(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  const lanes: number[] = [];
  if (step === 0) return lanes;
  for (let lane = from + step, over = true; lane !== to; lane += step, over = !over) {
    if (over) lanes.push(lane);
  }
  return lanes;
}
