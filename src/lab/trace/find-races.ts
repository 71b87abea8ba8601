import { isRead, isWrite, type AccessEvent } from './access.ts';
import { findGift, findNeed, isOrdering } from './edges.ts';
import type { LaneId, Site, Trace, TraceEvent } from './event.ts';
import { findThread } from './find-thread.ts';
import { ELEMENT_BYTES } from './name-cell.ts';

/** One of the two accesses of a race. */
export interface RaceSide {
  /** Index of its event. */
  event: number;
  lane: LaneId;
  site: Site | null;
  writes: boolean;
}

/** Two accesses of different threads to the same bytes, one a write, one plain, and nothing orders them (E7). */
export interface Race {
  object: number;
  /** First byte of the later access. */
  address: number;
  first: RaceSide;
  second: RaceSide;
}

/** By thread: how many events of it are known to have happened. */
type Clock = Map<LaneId, number>;

/** The latest accesses of one thread to one byte, kept apart by what can race with them. */
interface Latest {
  plainRead: Stamped | null;
  atomicRead: Stamped | null;
  plainWrite: Stamped | null;
  atomicWrite: Stamped | null;
}
interface Stamped {
  event: AccessEvent;
  /** Its place in its thread. */
  time: number;
}

/** Data races of one run, by vector clocks; each pair of places in the source once, in the order of the later access. */
export function findRaces({ header, events }: Trace): Race[] {
  const clocks = new Map<LaneId, Clock>();
  const threads = header.lanes.map((lane) => findThread(header.lanes, lane.id));
  const causes = findCausesAcross(events, threads);
  const snapshots = new Map<number, Clock>(); // by cause
  const gifts = new Map<string, Clock>();
  const cells = new Map<string, Map<LaneId, Latest>>();
  const sizes = new Map(header.objects.map(({ id, elementSize }) => [id, elementSize ?? ELEMENT_BYTES]));
  const races: Race[] = [];
  const seen = new Set<string>();
  const isTurn: boolean[] = []; // by lane: it only waits to be picked

  for (const event of events) {
    const thread = threads[event.lane] ?? 0;
    const clock = clocks.get(thread) ?? new Map<LaneId, number>();
    clocks.set(thread, clock);
    const time = (clock.get(thread) ?? 0) + 1;
    clock.set(thread, time);

    const need = findNeed(event);
    const given = need === null ? undefined : gifts.get(need.key);
    if (given !== undefined) join(clock, given);
    const isPicked = event.type === 'resumed' && isTurn[event.lane] === true;
    const cause = event.cause === null || isPicked ? undefined : snapshots.get(event.cause);
    if (cause !== undefined) join(clock, cause);
    if (event.type === 'suspended') isTurn[event.lane] = event.on.type === 'chosen';

    if (event.type === 'access') note(event, thread, time, clock);

    const gift = findGift(event);
    if (gift !== null) {
      // What is given back adds up; of values, the last one written is what is seen.
      const before = event.type === 'released' ? gifts.get(gift) : undefined;
      const now = new Map(clock);
      if (before !== undefined) join(now, before);
      gifts.set(gift, now);
    }
    if (causes.has(event.i)) snapshots.set(event.i, new Map(clock));
  }
  return races;

  function note(event: AccessEvent, thread: LaneId, time: number, clock: Clock): void {
    const writes = isWrite(event);
    if (!writes && !isRead(event)) return;
    const size = event.size ?? sizes.get(event.object) ?? ELEMENT_BYTES;
    for (let byte = event.address; byte < event.address + size; byte += 1) {
      const key = `${event.object} ${byte}`;
      const byThread = cells.get(key) ?? new Map<LaneId, Latest>();
      cells.set(key, byThread);
      for (const [other, latest] of byThread) {
        if (other === thread) continue;
        for (const earlier of findRivals(latest, writes, event.isPlain)) {
          if (earlier.time > (clock.get(other) ?? 0)) report(earlier.event, event);
        }
      }
      const own = byThread.get(thread) ?? {
        plainRead: null,
        atomicRead: null,
        plainWrite: null,
        atomicWrite: null,
      };
      byThread.set(thread, own);
      const stamped = { event, time };
      if (writes) own[event.isPlain ? 'plainWrite' : 'atomicWrite'] = stamped;
      else own[event.isPlain ? 'plainRead' : 'atomicRead'] = stamped;
    }
  }

  function report(first: AccessEvent, second: AccessEvent): void {
    const places = [toPlace(first), toPlace(second)].sort();
    const key = `${second.object} ${places.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    races.push({
      object: second.object,
      address: second.address,
      first: toSide(first),
      second: toSide(second),
    });
  }
}

/** Earlier accesses that an access would race with, were they not ordered. */
function findRivals(latest: Latest, writes: boolean, isPlain: boolean): Stamped[] {
  const rivals = [
    latest.plainWrite,
    isPlain ? latest.atomicWrite : null,
    writes ? latest.plainRead : null,
    writes && isPlain ? latest.atomicRead : null,
  ];
  return rivals.filter((rival) => rival !== null);
}

/** Events that are the cause of one in another thread, and order it. */
function findCausesAcross(events: readonly TraceEvent[], threads: readonly LaneId[]): Set<number> {
  const causes = new Set<number>();
  for (const event of events) {
    const cause = event.cause === null ? undefined : events[event.cause];
    if (cause === undefined || threads[cause.lane] === threads[event.lane]) continue;
    if (isOrdering(cause)) causes.add(cause.i);
  }
  return causes;
}

function join(clock: Clock, other: Clock): void {
  for (const [thread, time] of other) {
    if (time > (clock.get(thread) ?? 0)) clock.set(thread, time);
  }
}

function toPlace({ site, kind }: AccessEvent): string {
  return site === null ? kind : `${site.file}:${site.line}:${site.column} ${kind}`;
}

function toSide(event: AccessEvent): RaceSide {
  return { event: event.i, lane: event.lane, site: event.site, writes: isWrite(event) };
}
