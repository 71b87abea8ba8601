import { findFirst } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';

/** The event a step leads to; null when there is none that way. With `lane`, only events of that lane count. */
export function findStep(
  model: TimelineModel,
  cursor: number | null,
  by: 1 | -1,
  lane: number | null,
): number | null {
  const { events } = model;
  if (events.length === 0) return null;
  const indexes = lane === null ? null : (model.laneEvents[lane] ?? []);
  if (cursor === null) return by === 1 ? (indexes === null ? 0 : (indexes[0] ?? null)) : null;
  if (indexes === null) {
    const next = cursor + by;
    return next >= 0 && next < events.length ? next : null;
  }
  const place = findFirst(indexes.length, (at) => (indexes[at] ?? 0) >= cursor + (by === 1 ? 1 : 0));
  return indexes[by === 1 ? place : place - 1] ?? null;
}
