import type { TraceEvent } from './event.ts';
import { findFirst } from './find-first.ts';

/**
 * Where things stand along the timeline, in pixels from its beginning.
 *
 * A place is `at · pxPerMs + rank · pxPerEvent`. At the widest view only time counts; closer, each event takes a width of its own,
 * so that several at one instant (the virtual clock: code takes no time) fan out in their order. Where the clock stands still
 * altogether, only the rank counts.
 */
export interface Axis {
  type: 'time' | 'events';
  pxPerMs: number;
  pxPerEvent: number;
  lengthPx: number;
}

export interface AxisOptions {
  /** Time of the last instant. */
  endMs: number;
  eventCount: number;
  /** Room for the whole axis at zoom 1. */
  viewPx: number;
  /** 1 = all of it in view. */
  zoom: number;
  /** Width of one event at the closest zoom; default `EVENT_PX`. */
  eventPx?: number;
  /** What the axis counts; `time` needs a clock that moves. Default `time` where it does. */
  type?: Axis['type'];
}

/** Room for the text of an event's line. */
export const EVENT_PX = 168;
/** Share of the width that events take at the closest zoom; the rest is time's. */
const EVENT_SHARE = 0.85;

/** The closest zoom: every event has room for the text of its line. */
export function findMaxZoom({
  endMs,
  eventCount,
  viewPx,
  eventPx = EVENT_PX,
  type,
}: Omit<AxisOptions, 'zoom'>): number {
  const isTimed = endMs > 0 && type !== 'events';
  const share = isTimed ? EVENT_SHARE : 1;
  return Math.max(isTimed ? 4 : 1, (eventPx * eventCount) / (share * Math.max(1, viewPx)));
}

/** The axis of a trace at a zoom. */
export function createAxis(options: AxisOptions): Axis {
  const { endMs, eventCount, viewPx, zoom } = options;
  const lengthPx = viewPx * zoom;
  if (endMs <= 0 || options.type === 'events')
    return { type: 'events', pxPerMs: 0, pxPerEvent: lengthPx / Math.max(1, eventCount), lengthPx };
  // Events open up with the square of the way in, so that the first steps closer keep the times true to scale.
  const wayIn = Math.min(1, Math.log(Math.max(1, zoom)) / Math.log(findMaxZoom(options)));
  const share = EVENT_SHARE * wayIn * wayIn;
  return {
    type: 'time',
    pxPerMs: (lengthPx * (1 - share)) / endMs,
    pxPerEvent: (lengthPx * share) / Math.max(1, eventCount),
    lengthPx,
  };
}

/** The place of a time after `rank` events. */
export function findPlace(axis: Axis, at: number, rank: number): number {
  return at * axis.pxPerMs + rank * axis.pxPerEvent;
}

/** The place of an event; `events.length` gives the end of the last one. */
export function findEventPlace(axis: Axis, events: readonly TraceEvent[], index: number): number {
  return findPlace(axis, events[Math.min(index, events.length - 1)]?.at ?? 0, index);
}

/** Index of the last event that stands at or before `px`; -1 when none does. */
export function findEventAt(axis: Axis, events: readonly TraceEvent[], px: number): number {
  return findFirst(events.length, (index) => findPlace(axis, events[index]?.at ?? 0, index) > px) - 1;
}

/** How many events come before time `at`. */
export function findRank(events: readonly TraceEvent[], at: number): number {
  return findFirst(events.length, (index) => (events[index]?.at ?? 0) >= at);
}

/** A place on any axis: a time, after `rank` events (with a fraction: within the fan of one). */
export interface Spot {
  at: number;
  rank: number;
}

/** What stands at `px`; `findPlace` of it, on the axis of another zoom, is where that moves to. */
export function findSpot(axis: Axis, events: readonly TraceEvent[], px: number): Spot {
  const index = findEventAt(axis, events, px);
  const at = events[Math.max(0, index)]?.at ?? 0;
  if (index < 0) return { at: 0, rank: 0 };
  const rest = px - findPlace(axis, at, index);
  if (rest < axis.pxPerEvent) return { at, rank: index + rest / axis.pxPerEvent };
  if (axis.pxPerMs === 0) return { at, rank: index + 1 };
  return { at: at + (rest - axis.pxPerEvent) / axis.pxPerMs, rank: index + 1 };
}

/** The time at `px`; within a fan of events, their instant. */
export function findTime(axis: Axis, events: readonly TraceEvent[], px: number): number {
  return findSpot(axis, events, px).at;
}

export interface Tick {
  px: number;
  /** A time in ms, or an event index where the axis counts events. */
  value: number;
}

const NICE = [1, 2, 5, 10];

/** The smallest of 1, 2, 5 · 10ⁿ that is not below `value`. */
function findNiceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (NICE.find((nice) => nice * power >= value * (1 - 1e-9)) ?? 10) * power;
}

/** Ticks at round values between two places, at least `spacingPx` apart. */
export function findTicks(
  axis: Axis,
  events: readonly TraceEvent[],
  [fromPx, toPx]: readonly [number, number],
  spacingPx: number,
): Tick[] {
  if (axis.type === 'events') {
    const step = Math.max(1, findNiceStep(spacingPx / axis.pxPerEvent));
    const ticks: Tick[] = [];
    const last = Math.min(events.length - 1, toPx / axis.pxPerEvent);
    for (let value = Math.ceil(fromPx / axis.pxPerEvent / step) * step; value <= last; value += step) {
      ticks.push({ px: value * axis.pxPerEvent, value });
    }
    return ticks;
  }
  const step = findNiceStep(spacingPx / axis.pxPerMs);
  const firstStep = Math.ceil(findTime(axis, events, fromPx) / step - 1e-9);
  const lastMs = Math.min(findTime(axis, events, toPx), axis.lengthPx / axis.pxPerMs);
  const ticks: Tick[] = [];
  for (let count = firstStep; count * step <= lastMs * (1 + 1e-12); count += 1) {
    const value = Number((count * step).toPrecision(12));
    ticks.push({ px: findPlace(axis, value, findRank(events, value)), value });
  }
  return ticks;
}

/** Ticks at the instants at which something happens, where events are far enough apart to have one each. */
export function findInstantTicks(
  axis: Axis,
  events: readonly TraceEvent[],
  [fromPx, toPx]: readonly [number, number],
): Tick[] {
  const ticks: Tick[] = [];
  for (let index = Math.max(0, findEventAt(axis, events, fromPx)); index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined || event.at === events[index - 1]?.at) continue;
    const px = findPlace(axis, event.at, index);
    if (px > toPx) break;
    ticks.push({ px, value: event.at });
  }
  return ticks;
}
