import type { TraceEvent } from './event.ts';

/** Index of the event of a run's choice `k` (0-based), where a run paused at it stands; null when there are not so many. */
export function findChoiceEvent(events: readonly TraceEvent[], k: number): number | null {
  let left = k;
  for (const event of events) {
    if (event.type !== 'choice') continue;
    if (left === 0) return event.i;
    left -= 1;
  }
  return null;
}

/** How many choices come before event `index`: the number of the next one, 0-based. */
export function countChoicesBefore(events: readonly TraceEvent[], index: number): number {
  let count = 0;
  for (let place = 0; place < index; place += 1) {
    if (events[place]?.type === 'choice') count += 1;
  }
  return count;
}
