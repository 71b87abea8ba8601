import type { Lane, LaneId, TraceEvent, WaitTarget } from './event.ts';
import { findFirst } from './find-first.ts';
import { findThread } from './find-thread.ts';

/**
 * What a lane does between two of its events.
 * - `running`: it is on top of its thread's stack.
 * - `waiting`: suspended; `on` says what for.
 * - `blocked`: it holds its thread without getting on (`blockingSleep`).
 * - `idle`: none of these: a lane it started runs in its place, or only its callbacks are left.
 */
export type SpanType = 'running' | 'waiting' | 'blocked' | 'idle';

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
    open.to = spans.endMs;
    open.last = events.length - 1;
  }
  return spans;
}

/** Turns events into spans as they come: one pass, constant work an event. */
export function createSpanBuilder(): SpanBuilder {
  const byLane: Span[][] = [];
  const waits: (WaitTarget | null)[] = []; // by lane: what it is suspended on, through its callbacks
  const stacks = new Map<LaneId, LaneId[]>(); // by thread: lanes with a step on the way, innermost last
  const turns = new Map<LaneId, Span[]>();
  const threads: LaneId[] = []; // by lane
  let endMs = 0;

  function spansOf(lane: LaneId): Span[] {
    return (byLane[lane] ??= []);
  }

  function close(lane: LaneId, at: number, index: number): void {
    const open = spansOf(lane).at(-1);
    if (open === undefined || open.last !== -1) return;
    open.to = Math.max(at, open.from);
    open.last = index;
  }

  function open(lane: LaneId, type: SpanType, at: number, index: number, on: WaitTarget | null = null): void {
    const spans = spansOf(lane);
    const before = spans.at(-1);
    if (before?.last === -1 && before.type === type && before.on === on) return;
    close(lane, at, index);
    // A blocked span may reach beyond the clock of the next event by rounding: spans never overlap.
    const from = before === undefined ? at : Math.max(at, before.to);
    const span: Span = { type, lane, from, to: Infinity, first: index, last: -1, on };
    spans.push(span);
    if (type === 'running') {
      const thread = threads[lane] ?? 0;
      const list = turns.get(thread);
      if (list === undefined) turns.set(thread, [span]);
      else list.push(span);
    }
  }

  /** What a lane does when none of its steps is on the way. */
  function rest(lane: LaneId, at: number, index: number): void {
    const on = waits[lane] ?? null;
    open(lane, on === null ? 'idle' : 'waiting', at, index, on);
  }

  function enter(stack: LaneId[], event: TraceEvent): void {
    const below = stack.at(-1);
    const spans = spansOf(event.lane);
    const before = spans.at(-1);
    if (below !== undefined && below !== event.lane) open(below, 'idle', event.at, event.i);
    // Its task is over, a callback of it still comes.
    if (before !== undefined && before.last !== -1 && before.last < event.i) {
      spans.push({
        type: 'idle',
        lane: event.lane,
        from: before.to,
        to: Math.max(event.at, before.to),
        first: before.last,
        last: event.i,
        on: null,
      });
    }
    stack.push(event.lane);
    open(event.lane, 'running', event.at, event.i);
  }

  /** Takes the lane's innermost step off the stack; false when it has none there. */
  function leave(stack: LaneId[], event: TraceEvent): boolean {
    const place = stack.lastIndexOf(event.lane);
    if (place === -1) return false;
    stack.length = place;
    return true;
  }

  function goOn(stack: LaneId[], event: TraceEvent): void {
    const top = stack.at(-1);
    if (top !== undefined) open(top, 'running', event.at, event.i);
  }

  function take(event: TraceEvent): void {
    const { lane, at, i } = event;
    const thread = threads[lane] ?? 0;
    let stack = stacks.get(thread);
    if (stack === undefined) stacks.set(thread, (stack = []));
    endMs = Math.max(endMs, at);
    switch (event.type) {
      case 'started':
        waits[lane] = null;
        enter(stack, event);
        break;
      case 'resumed':
        if (event.callback === undefined) waits[lane] = null;
        enter(stack, event);
        break;
      case 'suspended':
        // A caller that awaits on the spot suspends after its callee: the callee's reason says more.
        if (!leave(stack, event) && (waits[lane] ?? null) !== null && event.on.type === 'promise') break;
        waits[lane] = event.on;
        if (stack.at(-1) !== lane) rest(lane, at, i);
        goOn(stack, event);
        break;
      case 'returned':
        leave(stack, event);
        if (stack.at(-1) !== lane) rest(lane, at, i);
        goOn(stack, event);
        break;
      case 'ended':
        leave(stack, event);
        waits[lane] = null;
        if (stack.at(-1) !== lane) close(lane, at, i);
        goOn(stack, event);
        break;
      case 'blocked':
        close(lane, at, i);
        spansOf(lane).push({
          type: 'blocked',
          lane,
          from: at,
          to: at + event.durationMs,
          first: i,
          last: i,
          on: null,
        });
        endMs = Math.max(endMs, at + event.durationMs);
        open(lane, 'running', at + event.durationMs, i);
        break;
      default:
        break; // what happens within a step, or to a lane from outside, begins and ends nothing
    }
  }

  return {
    add(lanes, events, from = 0): void {
      while (threads.length < lanes.length) {
        threads.push(findThread(lanes, threads.length));
        spansOf(threads.length - 1);
      }
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event !== undefined) take(event);
      }
    },
    read(): Spans {
      return { byLane, turns, endMs };
    },
  };
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
