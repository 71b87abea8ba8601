import {
  findEventAt,
  findFirst,
  findLinksBetween,
  findPlace,
  findThread,
  type Span,
} from '../../lab/trace/index.ts';
import { findControls, findCrossing, findLanesPassedOver, findPoint, type Curve } from './curves.ts';
import { findLaneColor } from './lane-style.ts';
import type { Pen } from './pen.ts';
import { findAcross, findAlong, findPlacesInView, toAlong, type Scene } from './scene.ts';

/** A curve ready to paint: first under the strands, then over those it passes over. */
export interface Passage {
  curve: Curve;
  fromLane: number;
  toLane: number;
  type: 'thread' | 'link';
}

/** More of them than this in view tell nothing: none is shown until closer up. */
const LINK_LIMIT = 240;
const TURN_LIMIT = 320;
/** A curve closer than this to the one before it would hide it. */
const SPACING_PX = 1;
/** Between steps of one lane that are closer than this no stitch can be seen. */
const STITCH_FROM_PX = 14;

/** The ways of the threads from step to step, and the links between lanes, as far as they are in view. */
export function findPassages(scene: Scene): Passage[] {
  const passages: Passage[] = [];
  for (const turns of scene.model.spans.turns.values()) passages.push(...findHops(scene, turns));
  passages.push(...findArcs(scene));
  return passages;
}

/** How one thread went from lane to lane. */
function findHops(scene: Scene, turns: readonly Span[]): Passage[] {
  const [fromPx, toPx] = findPlacesInView(scene);
  const { axis } = scene;
  const startOf = (index: number): number => {
    const turn = turns[index];
    return turn === undefined ? Infinity : findPlace(axis, turn.from, turn.first);
  };
  const first = Math.max(
    1,
    findFirst(turns.length, (index) => startOf(index) >= fromPx),
  );
  const end = Math.min(turns.length, findFirst(turns.length, (index) => startOf(index) > toPx, first) + 1);
  if (end - first > TURN_LIMIT) return [];
  const hops: Passage[] = [];
  for (let index = first; index < end; index += 1) {
    const before = turns[index - 1];
    const after = turns[index];
    if (before === undefined || after === undefined) continue;
    const from = toAlong(scene, findPlace(axis, before.to, before.last));
    const to = toAlong(scene, findPlace(axis, after.from, after.first));
    if (before.lane === after.lane && (to - from < STITCH_FROM_PX || isHeld(scene, before, after))) continue;
    hops.push({
      type: 'thread',
      fromLane: before.lane,
      toLane: after.lane,
      curve: {
        from: [from, findAcross(scene, before.lane)],
        to: [to, findAcross(scene, after.lane)],
        bowPx: 0,
      },
    });
  }
  return hops;
}

/** Whether a lane kept its thread between two turns. */
function isHeld(scene: Scene, before: Span, after: Span): boolean {
  return scene.model.events[before.last]?.type === 'blocked' && before.last === after.first;
}

function findArcs(scene: Scene): Passage[] {
  const { model, axis } = scene;
  const [fromPx, toPx] = findPlacesInView(scene);
  const first = Math.max(0, findEventAt(axis, model.events, fromPx));
  const last = findEventAt(axis, model.events, toPx);
  const links = findLinksBetween(model.links, first, last, LINK_LIMIT) ?? [];
  const arcs: Passage[] = [];
  const seen = new Map<string, number>();
  for (const link of links) {
    const fromLane = model.events[link.from]?.lane ?? 0;
    const toLane = model.events[link.to]?.lane ?? 0;
    // A call begins its task at once: the way of the thread shows it.
    if (link.type === 'start' && findThread(model.lanes, fromLane) === findThread(model.lanes, toLane))
      continue;
    const from = findAlong(scene, link.from);
    const to = findAlong(scene, link.to);
    const key = `${fromLane} ${toLane}`;
    if (Math.abs((seen.get(key) ?? -Infinity) - to) < SPACING_PX) continue;
    seen.set(key, to);
    arcs.push({
      type: 'link',
      fromLane,
      toLane,
      curve: { from: [from, findAcross(scene, fromLane)], to: [to, findAcross(scene, toLane)], bowPx: 9 },
    });
  }
  return arcs;
}

/** Paints passages whole: the strands that come after lie over them. */
export function paintUnder(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  for (const passage of passages) {
    const [a, b, c, d] = findControls(passage.curve);
    applyStyle(ctx, scene, passage);
    ctx.beginPath();
    ctx.moveTo(a[0], a[1]);
    ctx.bezierCurveTo(b[0], b[1], c[0], c[1], d[0], d[1]);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** Paints again where a passage goes over a strand, with a halo that parts the strand beneath. */
export function paintOver(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  const reach = Math.min(9, scene.rowPx * 0.3);
  for (const passage of passages) {
    const controls = findControls(passage.curve);
    for (const lane of findLanesPassedOver(passage.fromLane, passage.toLane)) {
      const across = findAcross(scene, lane);
      if (across < 0 || across > scene.breadthPx) continue;
      const ends = [findCrossing(controls, across - reach), findCrossing(controls, across + reach)].sort(
        (x, y) => x - y,
      );
      const [start = 0, end = 1] = ends;
      ctx.beginPath();
      for (let step = 0; step <= 6; step += 1) {
        const [along, at] = findPoint(controls, start + ((end - start) * step) / 6);
        if (step === 0) ctx.moveTo(along, at);
        else ctx.lineTo(along, at);
      }
      ctx.globalAlpha = 1;
      ctx.strokeStyle = scene.palette.surface;
      ctx.lineWidth = 5.5;
      ctx.lineCap = 'butt';
      ctx.stroke();
      applyStyle(ctx, scene, passage);
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

/** Paints the arrow heads of links, on top of the strands they lead to. */
export function paintHeads(pen: Pen, scene: Scene, passages: readonly Passage[]): void {
  const { ctx } = pen;
  for (const passage of passages) {
    if (passage.type !== 'link') continue;
    const { to, from } = passage.curve;
    const side = Math.sign(to[1] - from[1]);
    const tip = to[1] - side * 6;
    applyStyle(ctx, scene, passage);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    ctx.moveTo(to[0] + 1.5, tip);
    ctx.lineTo(to[0] - 2.2, tip - side * 6);
    ctx.lineTo(to[0] + 5.2, tip - side * 6);
    ctx.closePath();
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function applyStyle(ctx: CanvasRenderingContext2D, scene: Scene, { type, fromLane, toLane }: Passage): void {
  const { palette, focusLane } = scene;
  const isFaint = focusLane !== null && focusLane !== fromLane && focusLane !== toLane;
  ctx.strokeStyle =
    type === 'thread' ? palette.muted : (palette.laneText[findLaneColor(fromLane)] ?? palette.text);
  ctx.lineWidth = type === 'thread' ? 1.1 : 1.4;
  ctx.globalAlpha = (type === 'thread' ? 0.6 : 0.9) * (isFaint ? 0.25 : 1);
}
