import { findGift, findNeed, isOrdering } from './edges.ts';
import type { LaneId, TraceEvent } from './event.ts';

/**
 * What had to happen before event `index`: by lane, the last of its events that did (itself for its own lane); -1 for none.
 * This is the event's vector clock, counted in event indexes. The order is each lane's own order together with `cause` and the
 * edges of `edges.ts`.
 * Takes time linear in `index - downTo` and memory for the lanes; below `downTo` it does not look.
 */
export function findPast(events: readonly TraceEvent[], index: number, downTo = 0): Map<LaneId, number> {
  const past = new Map<LaneId, number>();
  const last = events[index];
  if (last === undefined) return past;
  past.set(last.lane, index);
  const needs = new Map<string, boolean>(); // key → only the latest giver counts
  // Edges point backwards only, so one sweep down meets every event after all that could reach it.
  for (let place = index; place >= downTo; place -= 1) {
    const event = events[place];
    if (event === undefined) continue;
    if (needs.size > 0 && place < index) {
      const gift = findGift(event);
      const isLatestOnly = gift === null ? undefined : needs.get(gift);
      if (gift !== null && isLatestOnly !== undefined) {
        if (place > (past.get(event.lane) ?? -1)) past.set(event.lane, place);
        if (isLatestOnly) needs.delete(gift);
      }
    }
    if (place > (past.get(event.lane) ?? -1)) continue;
    const need = findNeed(event);
    if (need !== null) needs.set(need.key, need.isLatestOnly);
    const cause = event.cause === null ? undefined : events[event.cause];
    if (cause === undefined || cause.i >= place || !isOrdering(cause)) continue;
    if (cause.i > (past.get(cause.lane) ?? -1)) past.set(cause.lane, cause.i);
  }
  return past;
}

/** Whether event `a` happens before event `b`: in every schedule that has both, never merely earlier in this one. */
export function happensBefore(events: readonly TraceEvent[], a: number, b: number): boolean {
  const first = events[a];
  if (first === undefined || a >= b) return false;
  return (findPast(events, b, a).get(first.lane) ?? -1) >= a;
}

/** Whether neither event happens before the other: another schedule may swap them. */
export function isConcurrent(events: readonly TraceEvent[], a: number, b: number): boolean {
  return a !== b && !happensBefore(events, a, b) && !happensBefore(events, b, a);
}
