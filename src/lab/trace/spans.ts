import type { Lane, LaneId, TraceEvent, WaitTarget } from './event.ts';
import { findFirst } from './find-first.ts';
import { createSpanBuilder } from './span-builder.ts';

/**
 * What a lane does between two of its events.
 * - `running`: it is on top of its thread's stack.
 * - `waiting`: suspended; `on` says what for.
 * - `ready`: its thread could go on, another one was picked.
 * - `asleep`: it holds its thread in `Atomics.wait`, or in a loop that waits for one cell to change; `on` says which.
 * - `blocked`: it holds its thread without getting on: for a lock (`on` says which), or in `blockingSleep` (`on` is null).
 * - `idle`: none of these: a lane it started runs in its place, or only its callbacks are left.
 */
export type SpanType = 'running' | 'waiting' | 'ready' | 'asleep' | 'blocked' | 'idle';

/** One stretch of a lane. Spans of one lane are in order and do not overlap. */
export interface Span {
  type: SpanType;
  lane: LaneId;
  /** Milliseconds. */
  from: number;
  /** Milliseconds; `Infinity` while the span is open. */
  to: number;
  /** Index of the event that began it. */
  first: number;
  /** Index of the event that ended it; -1 while the span is open. */
  last: number;
  on: WaitTarget | null;
}

/** What a trace says about its lanes. The arrays belong to the builder and grow with it. */
export interface Spans {
  /** By lane. */
  byLane: readonly (readonly Span[])[];
  /** Running spans by thread, in the order in which they had it. */
  turns: ReadonlyMap<LaneId, readonly Span[]>;
  /** Running spans of all threads, in the order in which they began. */
  allTurns: readonly Span[];
  /** Whether two threads ever ran at once, as they do in free runs. Else one turn goes from thread to thread. */
  isParallel: boolean;
  /** Time of the last instant known: of an event, or of the end of a blocked span. */
  endMs: number;
}

export interface SpanBuilder {
  /** Takes in the events that follow those of the calls before. */
  add(lanes: readonly Lane[], events: readonly TraceEvent[], from?: number): void;
  read(): Spans;
}

/** Spans of a whole trace; those still open end with it. */
export function findSpans(lanes: readonly Lane[], events: readonly TraceEvent[]): Spans {
  const builder = createSpanBuilder();
  builder.add(lanes, events);
  const spans = builder.read();
  for (const laneSpans of spans.byLane) {
    const open = laneSpans.at(-1);
    if (open === undefined || open.last !== -1) continue;
    open.to = Math.min(open.to, spans.endMs);
    open.last = events.length - 1;
  }
  return spans;
}

/** Where in a lane's spans those that touch `[fromMs, toMs]` stand: `[start, end)`. */
export function findSpansBetween(
  spans: readonly Span[],
  fromMs: number,
  toMs: number,
): [start: number, end: number] {
  const start = findFirst(spans.length, (index) => (spans[index]?.to ?? Infinity) >= fromMs);
  const end = findFirst(spans.length, (index) => (spans[index]?.from ?? Infinity) > toMs, start);
  return [start, end];
}

/** The span a lane is in when event `index` has just happened; null before its first and after its last. */
export function findSpanAt(spans: readonly Span[], index: number): Span | null {
  const after = findFirst(spans.length, (place) => (spans[place]?.first ?? Infinity) > index);
  const span = spans[after - 1];
  if (span === undefined || (span.last !== -1 && span.last <= index && span.last !== span.first)) return null;
  return span;
}
