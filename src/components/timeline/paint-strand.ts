import type { Pen } from './pen.ts';
import { findLaneDashes, findWaitDashes } from './lane-style.ts';
import { ASLEEP_SHARE, drawSpindle, findHalf, READY_PX, WAIT_PX } from './spindle.ts';
import { CELL_PX, type Stroke } from './strokes.ts';

/** Colours and measures of one strand. */
export interface StrandStyle {
  lane: number;
  /** An unbroken line means a thread that could go on. */
  hasThreads: boolean;
  color: string;
  /** What lies behind the strands. */
  ground: string;
  /** Half the breadth of a running strand. */
  half: number;
  /** Place of the window's beginning: patterns belong to the strand and move with it. */
  phasePx: number;
}

const HATCH_PX = 5;
/** Below this length a strand has no room for its weave. */
const PLY_FROM_PX = 16;
/** With more steps of one lane in view than this, none swells. */
const DENSE_COUNT = 72;
const DENSE_SHARE = 0.85;

/** Paints the thin parts of a strand. They have a halo of the ground's colour: what lies beneath passes under them. */
export function paintThin(pen: Pen, strokes: readonly Stroke[], across: number, style: StrandStyle): void {
  const { ctx } = pen;
  const from = strokes[0]?.fromPx ?? 0;
  const to = strokes.at(-1)?.toPx ?? 0;
  ctx.lineCap = 'butt';
  strokeLine(ctx, from, to, across, style.ground, WAIT_PX + 3.5);
  for (const { look, fromPx, toPx } of findThinParts(strokes)) {
    if (look === 'idle') ctx.setLineDash([1, 4]);
    else if (look === 'waiting') ctx.setLineDash([...findWaitDashes(style.lane, style.hasThreads)]);
    ctx.lineDashOffset = fromPx + style.phasePx;
    strokeLine(ctx, fromPx, toPx, across, style.color, THIN_PX[look]);
    ctx.setLineDash([]);
  }
}

/** How the thin parts of a strand look. */
type ThinLook = 'idle' | 'waiting' | 'ready';
const THIN_PX: Record<ThinLook, number> = { idle: 1, waiting: WAIT_PX, ready: READY_PX };

/** A strand as few lines: what runs is painted over them later. */
function findThinParts(strokes: readonly Stroke[]): { look: ThinLook; fromPx: number; toPx: number }[] {
  const parts: { look: ThinLook; fromPx: number; toPx: number }[] = [];
  for (const { type, fromPx, toPx } of strokes) {
    const look = type === 'idle' || type === 'ready' ? type : 'waiting';
    const before = parts.at(-1);
    if (before?.look === look) before.toPx = toPx;
    else parts.push({ look, fromPx, toPx });
  }
  return parts;
}

function strokeLine(
  ctx: CanvasRenderingContext2D,
  from: number,
  to: number,
  across: number,
  color: string,
  width: number,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(from, across);
  ctx.lineTo(to, across);
  ctx.stroke();
}

/** Paints the running and blocked parts of a strand: it swells, and comes to the front. */
export function paintThick(pen: Pen, strokes: readonly Stroke[], across: number, style: StrandStyle): void {
  const { ctx } = pen;
  ctx.lineJoin = 'round';
  for (const stroke of strokes) {
    if (stroke.type === 'blocked') paintHatch(ctx, stroke, across, style);
    else if (stroke.type === 'asleep') paintHollow(ctx, stroke, across, style);
  }
  const running = strokes.filter((stroke) => stroke.type === 'running');
  if (running.length > DENSE_COUNT) {
    paintDense(ctx, running, across, style);
    return;
  }
  const shape = new Path2D();
  for (const stroke of running) drawSpindle(shape, stroke, across, findHalf(stroke, style.half));
  ctx.lineWidth = 3;
  ctx.strokeStyle = style.ground;
  ctx.stroke(shape);
  ctx.fillStyle = style.color;
  ctx.fill(shape);
  for (const stroke of running) paintPly(ctx, stroke, across, style);
}

/** Steps too many to show how each swells. Rectangles cost a canvas a tenth of what curves do. */
function paintDense(
  ctx: CanvasRenderingContext2D,
  running: readonly Stroke[],
  across: number,
  style: StrandStyle,
): void {
  ctx.fillStyle = style.color;
  for (const stroke of running) {
    const half = findHalf(stroke, style.half * DENSE_SHARE);
    const length = Math.max(CELL_PX, stroke.toPx - stroke.fromPx);
    ctx.fillRect(stroke.fromPx, across - half, length, 2 * half);
  }
}

/** The lane's pattern, stitched along the middle of a running strand. */
function paintPly(ctx: CanvasRenderingContext2D, stroke: Stroke, across: number, style: StrandStyle): void {
  if (stroke.span === null || stroke.toPx - stroke.fromPx < PLY_FROM_PX || style.half < 3) return;
  ctx.setLineDash([...findLaneDashes(style.lane)]);
  ctx.lineDashOffset = stroke.fromPx + style.phasePx;
  ctx.globalAlpha *= 0.55;
  strokeLine(ctx, stroke.fromPx, stroke.toPx, across, style.ground, 1.5);
  ctx.globalAlpha /= 0.55;
  ctx.setLineDash([]);
}

/** An empty band: the lane sleeps, and its thread with it. */
function paintHollow(
  ctx: CanvasRenderingContext2D,
  stroke: Stroke,
  across: number,
  style: StrandStyle,
): void {
  const half = style.half * ASLEEP_SHARE;
  const length = Math.max(2, stroke.toPx - stroke.fromPx);
  const shape = new Path2D();
  shape.roundRect(stroke.fromPx, across - half, length, 2 * half, Math.min(half, length / 2));
  ctx.strokeStyle = style.ground;
  ctx.lineWidth = 4;
  ctx.stroke(shape);
  ctx.fillStyle = style.ground;
  ctx.fill(shape);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = style.color;
  ctx.stroke(shape);
}

/** A band of slanted lines: the lane holds its thread and does not get on, for a lock or in its sleep. */
function paintHatch(ctx: CanvasRenderingContext2D, stroke: Stroke, across: number, style: StrandStyle): void {
  const { half } = style;
  const length = Math.max(2, stroke.toPx - stroke.fromPx);
  const shape = new Path2D();
  shape.roundRect(stroke.fromPx, across - half, length, 2 * half, Math.min(3, length / 2));
  ctx.save();
  ctx.strokeStyle = style.ground;
  ctx.lineWidth = 4;
  ctx.stroke(shape);
  ctx.fillStyle = length < HATCH_PX ? style.color : style.ground;
  ctx.fill(shape);
  if (length < HATCH_PX) {
    ctx.restore();
    return;
  }
  ctx.clip(shape);
  ctx.strokeStyle = style.color;
  ctx.lineWidth = 1.75;
  ctx.beginPath();
  const phase = (stroke.fromPx + style.phasePx + 100 * HATCH_PX) % HATCH_PX;
  for (let along = stroke.fromPx - phase - half; along < stroke.toPx + half; along += HATCH_PX) {
    ctx.moveTo(along - half, across + half);
    ctx.lineTo(along + half, across - half);
  }
  ctx.stroke();
  ctx.restore();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = style.color;
  ctx.stroke(shape);
}
