import type { LaneId, TraceEvent, WaitTarget } from './event.ts';
import { findThread } from './find-thread.ts';
import { isOwnAct } from './own-act.ts';
import type { Span, SpanBuilder, Spans, SpanType } from './spans.ts';

/** What a lane is in while it holds its thread and waits. */
const HELD: Partial<Record<WaitTarget['type'], SpanType>> = {
  chosen: 'ready',
  lock: 'blocked',
  memory: 'asleep',
};

/**
 * Turns events into spans as they come: one pass, constant work an event.
 *
 * A lane that waits for its turn, a lock or a cell holds its thread: nothing beneath it on the stack goes on. Where its
 * thread acts all the same, the wait was an `await`, and is put right.
 */
export function createSpanBuilder(): SpanBuilder {
  const byLane: Span[][] = [];
  const waits: (WaitTarget | null)[] = []; // by lane: what it is suspended on, through its callbacks
  const stacks = new Map<LaneId, LaneId[]>(); // by thread: lanes with a step on the way, innermost last
  const turns = new Map<LaneId, Span[]>();
  const allTurns: Span[] = [];
  const held = new Map<LaneId, LaneId>(); // by thread: the lane that holds it
  const asleep = new Map<LaneId, Span>(); // by lane: its blocking sleep
  const active = new Set<LaneId>(); // threads with a lane that runs
  const threads: LaneId[] = []; // by lane
  let endMs = 0;
  let isParallel = false;

  function spansOf(lane: LaneId): Span[] {
    return (byLane[lane] ??= []);
  }

  function close(lane: LaneId, at: number, index: number): void {
    const open = spansOf(lane).at(-1);
    if (open === undefined || open.last !== -1) return;
    // A blocking sleep knows its end.
    open.to = open.to === Infinity ? Math.max(at, open.from) : open.to;
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
      allTurns.push(span);
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

  /** The lane that held its thread had only let go of it: something else of the thread acts. */
  function letGo(thread: LaneId, stack: LaneId[], event: TraceEvent): void {
    const lane = held.get(thread);
    if (lane === undefined || !isOwnAct(event)) return;
    const isCallback = event.type === 'resumed' && event.callback !== undefined;
    if (lane === event.lane && !isCallback) return;
    held.delete(thread);
    const place = stack.lastIndexOf(lane);
    if (place !== -1) stack.length = place;
    const wait = spansOf(lane).at(-1);
    if (wait?.last === -1 && wait.type !== 'ready') wait.type = 'waiting';
    goOn(stack, event);
  }

  /** A blocking sleep is over with the next thing that its lane does. */
  function wake(event: TraceEvent): void {
    const sleep = asleep.get(event.lane);
    if (sleep === undefined) return;
    asleep.delete(event.lane);
    sleep.last = event.i;
    open(event.lane, 'running', sleep.to, event.i);
  }

  function take(event: TraceEvent): void {
    const thread = threads[event.lane] ?? 0;
    let stack = stacks.get(thread);
    if (stack === undefined) stacks.set(thread, (stack = []));
    endMs = Math.max(endMs, event.at);
    wake(event);
    letGo(thread, stack, event);
    // To begin or to stop is no proof of running at once: the turn may be on its way between the two.
    const isWorking = isOwnAct(event) && event.type !== 'started' && event.type !== 'suspended';
    if (active.size > 1 && isWorking) isParallel = true;
    takeStep(event, thread, stack);
    const top = stack.at(-1);
    if (top !== undefined && !held.has(thread) && !asleep.has(top)) active.add(thread);
    else active.delete(thread);
  }

  function takeStep(event: TraceEvent, thread: LaneId, stack: LaneId[]): void {
    const { lane, at, i } = event;
    switch (event.type) {
      case 'started':
        waits[lane] = null;
        enter(stack, event);
        break;
      case 'resumed':
        if (event.callback === undefined) waits[lane] = null;
        if (held.get(thread) === lane) {
          held.delete(thread);
          open(lane, 'running', at, i);
          break;
        }
        enter(stack, event);
        break;
      case 'suspended': {
        const hold = HELD[event.on.type];
        if (hold !== undefined && stack.at(-1) === lane) {
          held.set(thread, lane);
          waits[lane] = event.on;
          open(lane, hold, at, i, event.on);
          break;
        }
        // A caller that awaits on the spot suspends after its callee: the callee's reason says more.
        if (!leave(stack, event) && (waits[lane] ?? null) !== null && event.on.type === 'promise') break;
        waits[lane] = event.on;
        if (stack.at(-1) !== lane) rest(lane, at, i);
        goOn(stack, event);
        break;
      }
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
      case 'blocked': {
        close(lane, at, i);
        const sleep: Span = {
          type: 'blocked',
          lane,
          from: at,
          to: at + event.durationMs,
          first: i,
          last: -1,
          on: null,
        };
        spansOf(lane).push(sleep);
        asleep.set(lane, sleep);
        endMs = Math.max(endMs, sleep.to);
        break;
      }
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
      return { byLane, turns, allTurns, isParallel, endMs };
    },
  };
}
