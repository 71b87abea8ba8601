import { findFirst, type TraceEvent } from '../../lab/trace/index.ts';

/** Where playing has got to. */
export interface PlayPoint {
  /** Program time in ms; where the clock stands still, an event index with a fraction. */
  at: number;
  /** The last event that has happened. */
  cursor: number;
  isOver: boolean;
}

/** Events a second where the clock stands still. */
const EVENTS_PER_SECOND = 4;

/** Where playing begins: at the cursor, or from the start when there is none or all has been played. `isStill`: events count, not time. */
export function findPlayStart(
  events: readonly TraceEvent[],
  cursor: number | null,
  isStill: boolean = isClockStill(events),
): PlayPoint {
  const index = cursor === null || cursor >= events.length - 1 ? 0 : cursor;
  return { at: isStill ? index : (events[index]?.at ?? 0), cursor: index, isOver: events.length === 0 };
}

/** Where playing has got to after `elapsedMs` of real time at a speed. */
export function advance(
  events: readonly TraceEvent[],
  from: PlayPoint,
  elapsedMs: number,
  speed: number,
  isStill: boolean = isClockStill(events),
): PlayPoint {
  const at = from.at + (isStill ? (elapsedMs / 1000) * EVENTS_PER_SECOND : elapsedMs) * speed;
  const next = isStill
    ? Math.floor(at)
    : findFirst(events.length, (index) => (events[index]?.at ?? 0) > at, from.cursor) - 1;
  const cursor = Math.min(events.length - 1, Math.max(from.cursor, next));
  return { at, cursor, isOver: cursor >= events.length - 1 };
}

/** Whether all events share one instant. */
export function isClockStill(events: readonly TraceEvent[]): boolean {
  return (events.at(-1)?.at ?? 0) === 0;
}
