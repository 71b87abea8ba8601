import type { Mark } from './marks.ts';
import type { Rail } from './rails.ts';

/** A bead's radius where there is room. */
export const BEAD_PX = 5.25;
export const RING_PX = 3;
/** Marks with less room than this are dots. */
const DOT_FROM_PX = 8;

/** Paints what a lane did to shared things, on its strand. */
export function paintBeads(
  ctx: CanvasRenderingContext2D,
  marks: readonly Mark[],
  across: number,
  half: number,
  color: string,
  ground: string,
): void {
  const radius = Math.min(BEAD_PX, half * 0.82);
  const dots: Mark[] = [];
  for (const [place, mark] of marks.entries()) {
    if (mark.shape === 'tick' || mark.shape === 'none') continue;
    const before = marks[place - 1];
    const room = Math.min(mark.roomPx + 5, before === undefined ? Infinity : mark.along - before.along);
    if (room < DOT_FROM_PX) dots.push(mark);
    else if (mark.shape === 'taken' || mark.shape === 'given')
      paintSquare(ctx, mark, across, radius * 0.9, color, ground);
    else paintBead(ctx, mark, across, radius, color, ground);
  }
  paintDots(ctx, dots, across, half, color, ground);
}

/** Too many to tell: cuts in the strand for reads, lines across it for the others. One colour after the other: changing costs. */
function paintDots(
  ctx: CanvasRenderingContext2D,
  dots: readonly Mark[],
  across: number,
  half: number,
  color: string,
  ground: string,
): void {
  for (const isRead of [true, false]) {
    ctx.fillStyle = isRead ? ground : color;
    const reach = isRead ? half * 0.4 : half + 1.5;
    for (const { shape, along } of dots) {
      if ((shape === 'read') === isRead) ctx.fillRect(along - 0.75, across - reach, 1.5, 2 * reach);
    }
  }
}

function paintBead(
  ctx: CanvasRenderingContext2D,
  { shape, along, isAtomic }: Mark,
  across: number,
  radius: number,
  color: string,
  ground: string,
): void {
  const outer = radius + (isAtomic ? RING_PX : 0);
  ctx.beginPath();
  ctx.arc(along, across, outer + 1.5, 0, 2 * Math.PI);
  ctx.fillStyle = ground;
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  if (isAtomic) {
    ctx.lineWidth = 1.25;
    ctx.beginPath();
    ctx.arc(along, across, outer, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.beginPath();
  if (shape === 'call') {
    ctx.moveTo(along - radius * 0.7, across - radius);
    ctx.lineTo(along + radius, across);
    ctx.lineTo(along - radius * 0.7, across + radius);
    ctx.closePath();
    ctx.fill();
    return;
  }
  ctx.lineWidth = 2;
  ctx.arc(along, across, radius - (shape === 'read' ? 1 : 0), 0, 2 * Math.PI);
  if (shape === 'read') ctx.stroke();
  else ctx.fill();
}

function paintSquare(
  ctx: CanvasRenderingContext2D,
  { shape, along }: Mark,
  across: number,
  radius: number,
  color: string,
  ground: string,
): void {
  const reach = radius + 1.5;
  ctx.fillStyle = ground;
  ctx.fillRect(along - reach, across - reach, 2 * reach, 2 * reach);
  ctx.lineWidth = 2;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  const inner = radius - 1;
  if (shape === 'taken') ctx.fillRect(along - radius, across - radius, 2 * radius, 2 * radius);
  else ctx.strokeRect(along - inner, across - inner, 2 * inner, 2 * inner);
}

/** Paints the locks that a lane has as lines beside its strand, with a foot at each end. */
export function paintRails(
  ctx: CanvasRenderingContext2D,
  rails: readonly Rail[],
  across: number,
  color: string,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.75;
  ctx.lineCap = 'butt';
  ctx.beginPath();
  for (const { fromPx, toPx, offsetPx, isOpen } of rails) {
    ctx.moveTo(fromPx, across + offsetPx - 3);
    ctx.lineTo(fromPx, across + offsetPx);
    ctx.lineTo(toPx, across + offsetPx);
    if (!isOpen) ctx.lineTo(toPx, across + offsetPx - 3);
  }
  ctx.stroke();
}
