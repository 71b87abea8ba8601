import type { LaneId, TraceEvent } from '../../lab/trace/event.ts';
import type { Printed, Swapped } from './types.ts';
import type { Step, Steps } from './steps.ts';

/** The last suspension of this line's lane before `until` from which the line's step goes on; null for first steps. */
export function findWait(steps: Steps, printed: Printed): Extract<TraceEvent, { type: 'suspended' }> | null {
  const event = printed.step.resumesFrom === null ? undefined : steps.event(printed.step.resumesFrom);
  return event?.type === 'suspended' ? event : null;
}

/** The lane that started this one; null for the main task. */
export function parentOf(steps: Steps, lane: LaneId): LaneId | null {
  return steps.trace.header.lanes.find((each) => each.id === lane)?.parent ?? null;
}

/** `lane` was started by `ancestor`, at once or through others. */
export function isDescendant(steps: Steps, lane: LaneId, ancestor: LaneId): boolean {
  const seen = new Set<LaneId>();
  for (let at = parentOf(steps, lane); at !== null && !seen.has(at); at = parentOf(steps, at)) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}

/** Both lines come out of one turn of the event loop. */
export function isSameTurn({ got, want }: Swapped): boolean {
  return got.origin.event === want.origin.event;
}

/** The first `blocked` event of this step before the given event; null when it never held the thread. */
export function findBlocking(steps: Steps, step: Step, before: number): TraceEvent | null {
  return (
    steps.trace.events.find(
      (event) =>
        event.type === 'blocked' && event.i > step.start && event.i < before && steps.at(event.i) === step,
    ) ?? null
  );
}

/** The step begins in the microtask queue: it is no first step, and nothing of the loop's own queues runs it at once. */
export function isMicrotask(printed: Printed): boolean {
  return !printed.step.isFirst && printed.origin.hops > 0;
}
