import type { LaneId, Trace, TraceEvent } from '../../lab/trace/event.ts';
import { createWakers } from './wakers.ts';

/** What a lane did between two scheduling points. */
export interface Step {
  lane: LaneId;
  /** Event that opened it (`started` or `resumed`); -1 for what precedes the first one of its lane. */
  start: number;
  /** Event that closed it; `Infinity` while nothing did. */
  end: number;
  /** It is the first step of its lane: it ran on top of the step that called, unless the lane is a thread. */
  isFirst: boolean;
  /** Event that made it possible, or null when the trace does not tell. */
  enabler: number | null;
  /** What the recorder gives for its cause: a guess, where nothing better is known. */
  cause: number | null;
  /** The `suspended` event it goes on from; null for first steps and callbacks. */
  resumesFrom: number | null;
  /** `timer`, `then` … when it is a callback. */
  callback: string | null;
}

/** A trace cut into steps; every event belongs to exactly one. */
export interface Steps {
  readonly trace: Trace;
  readonly lanes: ReadonlyMap<LaneId, readonly Step[]>;
  event(index: number): TraceEvent | undefined;
  /** The step that the event with this index belongs to. */
  at(index: number): Step | undefined;
  /** Steps of the lane and of those that were on the stack below it when the event with this index happened, top first. */
  stackAt(index: number): readonly Step[];
}

/** Cuts a trace into steps, in one pass over its events. */
export function toSteps(trace: Trace): Steps {
  const lanes = new Map<LaneId, Step[]>();
  const owners = new Map<number, Step>();
  const open = new Map<LaneId, Step[]>();
  const suspended = new Map<LaneId, TraceEvent>();
  const byIndex = new Map<number, TraceEvent>();
  const known = new Map(trace.header.lanes.map((lane) => [lane.id, lane]));
  const wakers = createWakers(known);

  function begin(event: TraceEvent, step: Omit<Step, 'lane' | 'end' | 'cause'>): Step {
    const made: Step = { ...step, lane: event.lane, end: Infinity, cause: event.cause };
    const own = lanes.get(event.lane) ?? [];
    own.push(made);
    lanes.set(event.lane, own);
    const stack = open.get(event.lane) ?? [];
    stack.push(made);
    open.set(event.lane, stack);
    return made;
  }

  for (const event of trace.events) {
    byIndex.set(event.i, event);
    wakers.note(event);
    const stack = open.get(event.lane) ?? [];
    if (event.type === 'started') {
      begin(event, {
        start: event.i,
        isFirst: true,
        enabler: event.cause,
        resumesFrom: null,
        callback: null,
      });
    } else if (event.type === 'resumed') {
      const callback = event.callback ?? null;
      const from = callback === null ? suspended.get(event.lane) : undefined;
      const enabler = from === undefined ? event.cause : (wakers.find(event, from) ?? from.i);
      if (callback === null) suspended.delete(event.lane);
      begin(event, { start: event.i, isFirst: false, enabler, resumesFrom: from?.i ?? null, callback });
    }
    const owner =
      open.get(event.lane)?.at(-1) ??
      begin(event, { start: -1, isFirst: true, enabler: null, resumesFrom: null, callback: null });
    owners.set(event.i, owner);
    if (event.type === 'suspended' || event.type === 'returned' || event.type === 'ended') {
      if (event.type === 'suspended') suspended.set(event.lane, event);
      (open.get(event.lane) ?? stack).pop();
      owner.end = event.i;
    }
  }

  const stackAt = (index: number): readonly Step[] => {
    const found: Step[] = [];
    let step = owners.get(index);
    while (step !== undefined && !found.includes(step)) {
      found.push(step);
      step = step.isFirst ? callerOf(step) : undefined;
    }
    return found;
  };

  function callerOf(step: Step): Step | undefined {
    const lane = known.get(step.lane);
    // A thread begins on a stack of its own.
    const parent = lane?.kind === 'thread' ? null : lane?.parent;
    if (parent === null || parent === undefined) return undefined;
    return lanes.get(parent)?.findLast((other) => other.start < step.start && other.end > step.start);
  }

  return { trace, lanes, event: (index) => byIndex.get(index), at: (index) => owners.get(index), stackAt };
}
