import {
  findEventAt,
  findFirst,
  findLinksBetween,
  findPlace,
  findThread,
  type Span,
} from '../../lab/trace/index.ts';
import type { Curve } from './curves.ts';
import { findAcross, findAlong, findPlacesInView, toAlong, type Frame } from './scene.ts';

/** A curve ready to paint: first under the strands, then over those it passes over. */
export interface Passage {
  curve: Curve;
  fromLane: number;
  toLane: number;
  type: 'thread' | 'link';
}

/** More of them than this in view tell nothing: none is shown until closer up. */
const LINK_LIMIT = 160;
const TURN_LIMIT = 200;
/** A curve closer than this to the one before it would hide it. */
const SPACING_PX = 1;
/** Between steps of one lane that are closer than this no stitch can be seen. */
const STITCH_FROM_PX = 14;

/** The ways of the threads from step to step, and the links between lanes, as far as they are in view. */
export function findPassages(frame: Frame): Passage[] {
  const passages: Passage[] = [];
  const { turns, allTurns, isParallel } = frame.model.spans;
  // Under control one turn goes through all threads; threads that run at once have each their own way.
  for (const way of isParallel ? turns.values() : [allTurns]) passages.push(...findHops(frame, way));
  passages.push(...findArcs(frame));
  return passages;
}

/** How a thread, or the turn of all threads, went from lane to lane. */
function findHops(frame: Frame, turns: readonly Span[]): Passage[] {
  const [fromPx, toPx] = findPlacesInView(frame);
  const { axis } = frame;
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
    const from = toAlong(frame, findPlace(axis, before.to, before.last));
    const to = toAlong(frame, findPlace(axis, after.from, after.first));
    if (before.lane === after.lane && !isStitch(frame, before, to - from)) continue;
    hops.push({
      type: 'thread',
      fromLane: before.lane,
      toLane: after.lane,
      curve: {
        from: [from, findAcross(frame, before.lane)],
        to: [to, findAcross(frame, after.lane)],
        bowPx: 0,
      },
    });
  }
  return hops;
}

/** Whether the way along one lane is worth a line. In a thread of its own, or one that kept its thread, a lane shows it itself. */
function isStitch({ model }: Frame, before: Span, lengthPx: number): boolean {
  const isKept = model.events[before.last]?.type === 'blocked';
  return lengthPx >= STITCH_FROM_PX && !isKept && !model.hasThreads;
}

function findArcs(frame: Frame): Passage[] {
  const { model, axis } = frame;
  const [fromPx, toPx] = findPlacesInView(frame);
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
    const from = findAlong(frame, link.from);
    const to = findAlong(frame, link.to);
    const key = `${fromLane} ${toLane}`;
    if (Math.abs((seen.get(key) ?? -Infinity) - to) < SPACING_PX) continue;
    seen.set(key, to);
    arcs.push({
      type: 'link',
      fromLane,
      toLane,
      curve: { from: [from, findAcross(frame, fromLane)], to: [to, findAcross(frame, toLane)], bowPx: 9 },
    });
  }
  return arcs;
}
