import type { LaneId, TraceEvent } from './event.ts';
import { findFirst } from './find-first.ts';

/** A lock, or something like it, in the hands of one lane. */
export interface Hold {
  lane: LaneId;
  object: number;
  address: number;
  /** Index of its `acquired`. */
  first: number;
  /** Index of its `released`; -1 while it is held. */
  last: number;
}

/** Who held what. The arrays belong to the builder and grow with it. */
export interface Holds {
  /** By lane: rails side by side; the holds of one rail are in order and do not overlap. */
  byLane: readonly (readonly (readonly Hold[])[])[];
  /** Cells that somebody gave back who did not have them (signals, items of a channel): nobody holds those. */
  signals: ReadonlySet<string>;
}

export interface HoldBuilder {
  /** Takes in the events that follow those of the calls before. */
  add(events: readonly TraceEvent[], from?: number): void;
  read(): Holds;
}

/** Pairs what is taken with what is given back as events come: one pass. */
export function createHoldBuilder(): HoldBuilder {
  const byLane: Hold[][][] = [];
  const signals = new Set<string>();

  function take(event: Extract<TraceEvent, { type: 'acquired' }>): void {
    const rails = (byLane[event.lane] ??= []);
    let rail = rails.find((holds) => holds.at(-1)?.last !== -1);
    if (rail === undefined) rails.push((rail = []));
    const { lane, object, address, i } = event;
    rail.push({ lane, object, address, first: i, last: -1 });
  }

  function giveBack(event: Extract<TraceEvent, { type: 'released' }>): void {
    const open = (byLane[event.lane] ?? [])
      .map((rail) => rail.at(-1))
      .find((hold) => hold?.last === -1 && hold.object === event.object && hold.address === event.address);
    if (open === undefined) signals.add(toCell(event.object, event.address));
    else open.last = event.i;
  }

  return {
    add(events, from = 0): void {
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event?.type === 'acquired') take(event);
        else if (event?.type === 'released') giveBack(event);
      }
    },
    read(): Holds {
      return { byLane, signals };
    },
  };
}

/** Holds of a whole trace. */
export function findHolds(events: readonly TraceEvent[]): Holds {
  const builder = createHoldBuilder();
  builder.add(events);
  return builder.read();
}

/** The holds of a rail that touch the events `first…last`. */
export function findHoldsBetween(rail: readonly Hold[], first: number, last: number): Hold[] {
  const found: Hold[] = [];
  let index = findFirst(rail.length, (place) => {
    const end = rail[place]?.last ?? -1;
    return end === -1 || end >= first;
  });
  for (; index < rail.length; index += 1) {
    const hold = rail[index];
    if (hold === undefined || hold.first > last) break;
    found.push(hold);
  }
  return found;
}

/** Whether somebody really had what a hold is of. */
export function isHeld({ signals }: Holds, { object, address }: Hold): boolean {
  return !signals.has(toCell(object, address));
}

function toCell(object: number, address: number): string {
  return `${object} ${address}`;
}
