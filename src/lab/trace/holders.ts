import type { LaneId, TraceEvent } from './event.ts';

/** Puts names to who has what others wait for: a trace's locks say it themselves, one event after the other. */
export interface HolderFinder {
  /** The event, with the holder filled in where it waits for a lock that somebody has; events come in order. */
  fill(event: TraceEvent): TraceEvent;
}

export function createHolderFinder(): HolderFinder {
  const holders = new Map<string, LaneId[]>(); // by cell: who has it, the oldest first

  return {
    fill(event): TraceEvent {
      switch (event.type) {
        case 'acquired': {
          const cell = toCell(event.object, event.address);
          holders.set(cell, [...(holders.get(cell) ?? []), event.lane]);
          return event;
        }
        case 'released': {
          const cell = toCell(event.object, event.address);
          const lanes = holders.get(cell) ?? [];
          // Whoever gives back what another took, gives it back for that one.
          const place = Math.max(0, lanes.indexOf(event.lane));
          holders.set(cell, lanes.toSpliced(place, 1));
          return event;
        }
        case 'suspended': {
          const { on } = event;
          if (on.type !== 'lock' || on.holder !== null) return event;
          const holder = holders.get(toCell(on.object, on.address))?.[0] ?? null;
          return holder === null ? event : { ...event, on: { ...on, holder } };
        }
        default:
          return event;
      }
    },
  };
}

/** The events of a run with the holders of locks filled in. */
export function fillHolders(events: readonly TraceEvent[]): TraceEvent[] {
  const finder = createHolderFinder();
  return events.map((event) => finder.fill(event));
}

function toCell(object: number, address: number): string {
  return `${object} ${address}`;
}
