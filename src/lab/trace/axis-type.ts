import type { TraceEvent } from './event.ts';

/**
 * Says what a trace's axis should count (ENGINE 13). It counts events where the clock stands still: where it never moved, or,
 * in a program that started threads, where more than half of the events stand at the instant of the one before. Under the
 * real clock it counts time, so that what runs at once is drawn at once.
 */
export interface AxisTypeFinder {
  /** Takes in the events that follow those of the calls before. */
  add(events: readonly TraceEvent[], from?: number): void;
  find(clock: 'real' | 'virtual'): 'time' | 'events';
}

export function createAxisTypeFinder(): AxisTypeFinder {
  let still = 0;
  let hasThreads = false;
  let count = 0;
  let endMs = 0;
  return {
    add(events, from = 0): void {
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event === undefined) continue;
        count += 1;
        endMs = Math.max(endMs, event.at, event.type === 'blocked' ? event.at + event.durationMs : 0);
        if (event.at === (events[index - 1]?.at ?? 0)) still += 1;
        if (event.type === 'spawned') hasThreads = true;
      }
    },
    find(clock): 'time' | 'events' {
      if (endMs === 0) return 'events';
      return clock === 'virtual' && hasThreads && still * 2 > count ? 'events' : 'time';
    },
  };
}

/** What the axis of a whole trace should count. */
export function findAxisType(
  events: readonly TraceEvent[],
  clock: 'real' | 'virtual' = 'virtual',
): 'time' | 'events' {
  const finder = createAxisTypeFinder();
  finder.add(events);
  return finder.find(clock);
}
