import { CELL_PX, type Stroke } from './strokes.ts';

/** Breadth of a strand that waits. */
export const WAIT_PX = 1.75;
/** Breadth of a strand that could go on, while another was picked. */
export const READY_PX = 3;
/** Half the breadth of a strand that sleeps, as a share of a running one's. */
export const ASLEEP_SHARE = 0.6;
/** How far a strand swells before it is at its full breadth. */
const SHOULDER_PX = 8;
/** Breadth of many steps drawn as one, as a share of a single step's. */
const MANY_SHARE = 0.7;

/** What a shape is drawn into: a canvas path, or the text of an SVG path. */
export type PathSink = Pick<Path2D, 'moveTo' | 'lineTo' | 'bezierCurveTo' | 'closePath'>;

/** Half the breadth of a running stroke. Many steps in little room are a plain band: swellings of their own would hide each other. */
export function findHalf(stroke: Stroke, half: number): number {
  return stroke.span === null && stroke.toPx - stroke.fromPx > CELL_PX ? half * MANY_SHARE : half;
}

/** A thread that swells, runs, and thins again. A step that takes no time is a knot. */
export function drawSpindle(sink: PathSink, { fromPx, toPx }: Stroke, across: number, half: number): void {
  const thin = WAIT_PX / 2;
  const start = fromPx - SHOULDER_PX;
  const end = toPx + SHOULDER_PX;
  const pull = SHOULDER_PX * 0.55;
  sink.moveTo(start, across - thin);
  sink.bezierCurveTo(start + pull, across - thin, fromPx - pull, across - half, fromPx, across - half);
  sink.lineTo(toPx, across - half);
  sink.bezierCurveTo(toPx + pull, across - half, end - pull, across - thin, end, across - thin);
  sink.lineTo(end, across + thin);
  sink.bezierCurveTo(end - pull, across + thin, toPx + pull, across + half, toPx, across + half);
  sink.lineTo(fromPx, across + half);
  sink.bezierCurveTo(fromPx - pull, across + half, start + pull, across + thin, start, across + thin);
  sink.closePath();
}
