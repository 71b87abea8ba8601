import { findThread, type LaneId, type TraceEvent } from '../../lab/trace/index.ts';
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

/** The thread whose stack a lane's steps run on. */
export function threadOf(steps: Steps, lane: LaneId): LaneId {
  return findThread(steps.trace.header.lanes, lane);
}

/** Both lines come from one thread: the rules of its event loop order them. */
export function isOneThread({ steps, got, want }: Swapped): boolean {
  return threadOf(steps, got.step.lane) === threadOf(steps, want.step.lane);
}

/** One thread's hold on a lock. */
export interface Turn {
  acquired: TraceEvent;
  released: TraceEvent;
}

/**
 * The lock that keeps the wanted line behind the other one: its printer held it at that moment, and the wanted line's thread took it
 * only after it was given back. Null when there is none.
 */
export function findKeptOut({ steps, got, want }: Swapped): Turn | null {
  const holder = threadOf(steps, got.step.lane);
  const waiter = threadOf(steps, want.step.lane);
  if (holder === waiter) return null;
  const open = new Map<string, TraceEvent>();
  const turns: Turn[] = [];
  for (const event of steps.trace.events) {
    if (event.type !== 'acquired' && event.type !== 'released') continue;
    const thread = threadOf(steps, event.lane);
    const cell = `${event.object} ${event.address}`;
    if (thread === holder && event.i < got.line.event) {
      if (event.type === 'acquired') open.set(cell, event);
      else open.delete(cell);
      continue;
    }
    if (event.i > want.line.event) break;
    const acquired = open.get(cell);
    if (acquired === undefined) continue;
    if (thread === holder && event.type === 'released') {
      turns.push({ acquired, released: event });
      open.delete(cell);
    }
  }
  return (
    turns.find(({ released }) =>
      steps.trace.events.some(
        (event) =>
          event.type === 'acquired' &&
          event.i > released.i &&
          event.i < want.line.event &&
          isSameCell(event, released) &&
          threadOf(steps, event.lane) === waiter,
      ),
    ) ?? null
  );
}

function isSameCell(one: TraceEvent, other: TraceEvent): boolean {
  const cell = (event: TraceEvent): string | null =>
    event.type === 'acquired' || event.type === 'released' ? `${event.object} ${event.address}` : null;
  return cell(one) === cell(other);
}
