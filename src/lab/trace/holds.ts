import type { TraceEvent } from './event.ts';

/** A stretch in which one lane had a lock, or something like it. */
export interface Hold {
  /** Index of its `acquired`. */
  first: number;
  /** Index of its `released`; -1 while it is held. */
  last: number;
}

/** All stretches in which a lane had one lock: in order, without overlap. */
export interface HoldLine {
  object: number;
  address: number;
  holds: readonly Hold[];
}

/** Who held what. The arrays belong to the builder and grow with it. */
export interface Holds {
  /** By lane; the lock that it took first comes first. */
  byLane: readonly (readonly HoldLine[])[];
  /** Cells that somebody gave back who did not have them (signals, items of a channel): nobody holds those. */
  signals: ReadonlySet<string>;
}

export interface HoldBuilder {
  /** Takes in the events that follow those of the calls before. */
  add(events: readonly TraceEvent[], from?: number): void;
  read(): Holds;
}

interface OpenLine extends HoldLine {
  holds: Hold[];
  /** How often it was taken and not given back: a semaphore may be taken twice. */
  depth: number;
}

/** Pairs what is taken with what is given back as events come: one pass. */
export function createHoldBuilder(): HoldBuilder {
  const byLane: OpenLine[][] = [];
  const lines = new Map<string, OpenLine>();
  const signals = new Set<string>();

  function take({ lane, object, address, i }: Extract<TraceEvent, { type: 'acquired' }>): void {
    const key = `${lane} ${toCell({ object, address })}`;
    let line = lines.get(key);
    if (line === undefined) {
      line = { object, address, holds: [], depth: 0 };
      lines.set(key, line);
      (byLane[lane] ??= []).push(line);
    }
    line.depth += 1;
    if (line.depth === 1) line.holds.push({ first: i, last: -1 });
  }

  function giveBack({ lane, object, address, i }: Extract<TraceEvent, { type: 'released' }>): void {
    const cell = toCell({ object, address });
    const line = lines.get(`${lane} ${cell}`);
    const open = line?.holds.at(-1);
    if (line === undefined || open === undefined || line.depth === 0) {
      signals.add(cell);
      return;
    }
    line.depth -= 1;
    if (line.depth === 0) open.last = i;
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

/** Whether somebody really had what a line is of. */
export function isHeld({ signals }: Holds, line: Pick<HoldLine, 'object' | 'address'>): boolean {
  return !signals.has(toCell(line));
}

function toCell({ object, address }: Pick<HoldLine, 'object' | 'address'>): string {
  return `${object} ${address}`;
}
