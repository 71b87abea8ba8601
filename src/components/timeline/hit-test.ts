import { findEventAt, findEventPlace, findFirst, type Axis, type EventType } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';

/** What has a mark of its own is meant before what has none. */
const SHOWN: ReadonlySet<EventType> = new Set(['output', 'picture', 'access', 'acquired', 'released']);

/** How far from an event a pointer still means it. */
const REACH_PX = 7;

/**
 * The event that a pointer means: the nearest of the row's lane within reach, what has a mark before others at one place;
 * elsewhere the last event before the pointer, of any lane. Null before the first.
 */
export function findHit(model: TimelineModel, axis: Axis, lane: number | null, px: number): number | null {
  const placeOf = (index: number): number => findEventPlace(axis, model.events, index);
  const near = lane === null ? null : findNear(model, lane, placeOf, px);
  if (near !== null) return near;
  const index = findEventAt(axis, model.events, px);
  if (index >= 0) return index;
  return model.events.length > 0 && px > -REACH_PX * 2 ? 0 : null;
}

function findNear(
  model: TimelineModel,
  lane: number,
  placeOf: (index: number) => number,
  px: number,
): number | null {
  const indexes = model.laneEvents[lane] ?? [];
  let best: number | null = null;
  let bestPx = REACH_PX;
  // Events of one place are few where a pointer can tell places apart; elsewhere the first ones do.
  let place = findFirst(indexes.length, (at) => placeOf(indexes[at] ?? 0) >= px - REACH_PX);
  for (let looked = 0; looked < 256 && place < indexes.length; looked += 1, place += 1) {
    const index = indexes[place] ?? 0;
    const distance = Math.abs(placeOf(index) - px);
    if (placeOf(index) > px + REACH_PX) break;
    const isShown = SHOWN.has(model.events[index]?.type ?? 'step');
    if (distance < bestPx || (distance === bestPx && isShown)) {
      best = index;
      bestPx = distance;
    }
  }
  return best;
}

/** The row under a pointer; null outside the rows. */
export function findRow(crossPx: number, rulerPx: number, rowPx: number, rowCount: number): number | null {
  const row = Math.floor((crossPx - rulerPx) / rowPx);
  return row >= 0 && row < rowCount ? row : null;
}
