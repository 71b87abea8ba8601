import {
  findEventPlace,
  findInstantTicks,
  findTicks,
  formatMilliseconds,
  formatSeconds,
  type Tick,
} from '../../lab/trace/index.ts';
import { paintDiamonds } from './paint-diamond.ts';
import type { Pen } from './pen.ts';
import { findAlong, findPlacesInView, toAlong, type Frame, type Scene } from './scene.ts';
import { findSpacedEvents } from './strokes.ts';

/** From this width of an event on, each instant has its own tick. */
const INSTANTS_FROM_PX = 24;

/** Half the breadth of the ruler's sign for a choice. */
export const DIAMOND_PX = 4;

/** Choices in view, no two closer than their signs are broad. */
export function findShownChoices(frame: Frame): number[] {
  const { model, axis } = frame;
  const placeOf = (index: number): number => findEventPlace(axis, model.events, index);
  return findSpacedEvents(model.choices, placeOf, findPlacesInView(frame), 2 * DIAMOND_PX);
}

/** Ticks of the ruler that are in view. */
export function findRulerTicks(frame: Frame): Tick[] {
  const { axis, model } = frame;
  const inView = findPlacesInView(frame);
  if (axis.type === 'time' && axis.pxPerEvent >= INSTANTS_FROM_PX)
    return findInstantTicks(axis, model.events, inView);
  return findTicks(axis, model.events, inView, frame.isDown ? 56 : 84);
}

/** What stands at a tick: one unit for the whole ruler; the number of an event where the axis counts events. */
export function nameTick({ axis, model }: Frame, tick: Tick): string {
  if (axis.type === 'events') return `#${tick.value + 1}`;
  return model.endMs < 1000 ? formatMilliseconds(tick.value) : formatSeconds(tick.value);
}

/** Fine lines across the rows, one a tick. */
export function paintGrid(pen: Pen, scene: Scene, ticks: readonly Tick[]): void {
  const { ctx } = pen;
  ctx.strokeStyle = scene.palette.line;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.7;
  ctx.beginPath();
  for (const tick of ticks) {
    const along = Math.round(toAlong(scene, tick.px)) + 0.5;
    ctx.moveTo(along, scene.rulerPx);
    ctx.lineTo(along, scene.breadthPx);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** The ruler itself, over all that scrolls beneath it. */
export function paintRuler(pen: Pen, scene: Scene, ticks: readonly Tick[]): void {
  const { ctx, isDown } = pen;
  const { palette, rulerPx } = scene;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, scene.lengthPx, rulerPx);
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(0, rulerPx - 0.5);
  ctx.lineTo(scene.lengthPx, rulerPx - 0.5);
  for (const tick of ticks) {
    const along = Math.round(toAlong(scene, tick.px)) + 0.5;
    ctx.moveTo(along, rulerPx - 5);
    ctx.lineTo(along, rulerPx);
  }
  ctx.stroke();
  const choices = findShownChoices(scene).map((index) => [findAlong(scene, index), rulerPx - 1] as const);
  paintDiamonds(ctx, choices, DIAMOND_PX, { color: palette.muted, ground: palette.surface, isFilled: true });
  ctx.font = `11px ${palette.sans}`;
  ctx.textBaseline = 'middle';
  ctx.fillStyle = palette.muted;
  let free = -Infinity;
  for (const tick of ticks) {
    const text = nameTick(scene, tick);
    const along = toAlong(scene, tick.px);
    const width = ctx.measureText(text).width;
    if (isDown) {
      if (along < Math.max(free, 8)) continue;
      pen.text(text, along, rulerPx - 8 - width);
      free = along + 14;
      continue;
    }
    const left = Math.max(2, along - width / 2);
    if (left < free || left + width > scene.lengthPx - 2) continue;
    pen.text(text, left, rulerPx / 2 - 2);
    free = left + width + 10;
  }
}
