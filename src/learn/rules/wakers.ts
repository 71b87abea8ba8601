import type { Lane, LaneId, TraceEvent } from '../../lab/trace/index.ts';

/** Knows which event made a lane go on. */
export interface Wakers {
  /** Must see every event, in order. */
  note(event: TraceEvent): void;
  /** The event that ended this wait; null when the trace does not tell, e.g. because what was awaited was ready. */
  find(resumed: TraceEvent, wait: TraceEvent): number | null;
}

/** Reads wakers off a trace as it goes by. */
export function createWakers(lanes: ReadonlyMap<LaneId, Lane>): Wakers {
  const seen = new Map<number, TraceEvent>();
  const last = new Map<string, number>();

  function isStartedBy(lane: LaneId, ancestor: LaneId): boolean {
    const parent = lanes.get(lane)?.parent ?? null;
    return parent !== null && parent < lane && (parent === ancestor || isStartedBy(parent, ancestor));
  }

  function findOwn(wait: TraceEvent): number | null {
    if (wait.type !== 'suspended') return null;
    const { on } = wait;
    if (on.type === 'timer') return last.get(`timer ${String(on.timer)}`) ?? null;
    if (on.type === 'fetch') return last.get(`fetch ${String(on.request)}`) ?? null;
    if (on.type === 'task') return last.get(`task ${String(on.lane)}`) ?? null;
    return null;
  }

  return {
    note(event) {
      seen.set(event.i, event);
      if (event.type === 'timer-fired') last.set(`timer ${String(event.timer)}`, event.i);
      else if (event.type === 'fetch-ended') last.set(`fetch ${String(event.request)}`, event.i);
      else if (event.type === 'ended') last.set(`task ${String(event.lane)}`, event.i);
    },
    find({ cause, lane }, wait) {
      const own = findOwn(wait);
      if (own !== null) return own;
      // A cause older than the wait did not end it; nor did the end of a lane that the waiting one has not started.
      const event = cause === null || cause < wait.i ? undefined : seen.get(cause);
      if (event === undefined || (event.type === 'ended' && !isStartedBy(event.lane, lane))) return null;
      return event.i;
    },
  };
}
