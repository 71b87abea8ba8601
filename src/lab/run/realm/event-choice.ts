import { createZone, type Way, type Zone } from '../../schedule/index.ts';
import type { Core } from './core.ts';
import { describeOrigin } from './event-label.ts';
import type { PendingEvent } from './event-queue.ts';
import { bareList, max, min } from './intrinsics.ts';

/**
 * Which of one thread's pending events could come next (SPEC S4–S6), and what the clock shows once one did. Follows the
 * queue from its creation on; without it the queue gives its events in their usual order.
 */
export interface EventChoice {
  /** Finds the candidates, usual one first. @returns how many: 0 when nothing is pending, 1 when there is no choice */
  count(): number;
  /** Moves the clock to the candidate's time and takes it from the queue; null when that ended the run. Valid right after `count`. */
  take(candidate: number): PendingEvent | null;
  /** `take`, then calls the program back. */
  deliver(candidate: number): void;
  /** What the candidate is, for the learner's seat. Valid right after `count`. */
  describe(candidate: number): { label: string; lane: number; site: number };
  /** The least time at which something can come, or Infinity; past times mean now. */
  nextAt(): number;
  /** A new execution begins. The queue's own reset does this too. */
  reset(): void;
}

/** What of a core this needs. */
type ClockAndQueue = Pick<Core, 'queue' | 'now' | 'advanceTo' | 'isEnded'>;

/**
 * As long as all times are exact, or only one event is pending, plain numbers do. The zone stands in from the first choice
 * with an uncertain time until nothing is pending: then the clock's least value is all that is left to know.
 */
export function createEventChoice(core: ClockAndQueue): EventChoice {
  const { queue } = core;
  const found = bareList<PendingEvent>();
  const candidates = bareList<PendingEvent>();
  const ways = bareList<Way>();
  const zoned = bareList<PendingEvent>(); // by number in the zone
  const pending = bareList<PendingEvent>(); // while the zone stands in: all, in no order
  let pendingCount = 0;
  let size = 0;
  let isZoned = false;
  /** What the clock showed when the zone last heard of it. */
  let shownNow = 0;
  /** The present if everything had come at its usual time: keeps the first run explored the run without choices. */
  let usualNow = 0;

  const eventOf = (number: number): PendingEvent => zoned[number] as PendingEvent;
  const zone: Zone = createZone({
    rankOf: (number) => eventOf(number).rank,
    isBehind: (number, other) =>
      eventOf(number).origin.source === eventOf(other).origin.source &&
      eventOf(number).seq > eventOf(other).seq,
  });

  /** The program may have held the thread since. */
  function heedClock(): void {
    const now = core.now();
    if (now <= shownNow) return;
    zone.advance(now - shownNow);
    usualNow += now - shownNow;
    shownNow = now;
  }

  function enterZone(event: PendingEvent): void {
    event.zoned = zone.add(event.earliest - shownNow, event.latest - shownNow);
    zoned[event.zoned] = event;
    pending[pendingCount++] = event;
  }

  function leaveZone(event: PendingEvent): void {
    let k = 0;
    while (pending[k] !== event) k++;
    pending[k] = pending[--pendingCount] as PendingEvent;
    event.zoned = -1;
  }

  function beginZone(): void {
    isZoned = true;
    shownNow = usualNow = core.now();
    zone.reset(shownNow);
    pendingCount = 0;
    const count = queue.findAll(found);
    for (let k = 0; k < count; k++) enterZone(found[k] as PendingEvent);
  }

  function isUsuallyBefore(a: PendingEvent, b: PendingEvent): boolean {
    const dueA = max(a.at, usualNow);
    const dueB = max(b.at, usualNow);
    if (dueA !== dueB) return dueA < dueB;
    if (a.rank !== b.rank) return a.rank < b.rank;
    return a.at < b.at || (a.at === b.at && a.seq < b.seq);
  }

  /** Puts an event into its place among the candidates. */
  function insert(event: PendingEvent, way: Way): void {
    let k = size++;
    for (; k > 0 && isUsuallyBefore(event, candidates[k - 1] as PendingEvent); k--) {
      candidates[k] = candidates[k - 1] as PendingEvent;
      ways[k] = ways[k - 1] as Way;
    }
    candidates[k] = event;
    ways[k] = way;
  }

  /** Of equal times, the oldest event of each source. */
  function findExact(): void {
    const count = queue.findTied(core.now(), found);
    for (let k = 0; k < count; k++) {
      const event = found[k] as PendingEvent;
      let n = 0;
      while (n < size && (candidates[n] as PendingEvent).origin.source !== event.origin.source) n++;
      if (n === size) insert(event, 'next');
      else if (event.seq < (candidates[n] as PendingEvent).seq) {
        for (size--; n < size; n++) candidates[n] = candidates[n + 1] as PendingEvent;
        insert(event, 'next');
      }
    }
  }

  function findFeasible(): void {
    const mayBeOverdue = zone.mayBeOverdue();
    for (let k = 0; k < pendingCount; k++) {
      const event = pending[k] as PendingEvent;
      if (!mayBeOverdue) {
        if (zone.isFeasible(event.zoned, 'next')) insert(event, 'next');
        continue;
      }
      const isDue = zone.isFeasible(event.zoned, 'due');
      const isLater = !(isDue && pendingCount === 1) && zone.isFeasible(event.zoned, 'later');
      const isUsuallyLater = event.at > usualNow;
      if (isLater && isUsuallyLater) insert(event, 'later');
      if (isDue) insert(event, 'due');
      if (isLater && !isUsuallyLater) insert(event, 'later');
    }
  }

  function takeCandidate(k: number): PendingEvent | null {
    const event = candidates[k] as PendingEvent;
    let now = event.at;
    if (isZoned) {
      zone.deliver(event.zoned, ways[k] as Way);
      leaveZone(event);
      usualNow = max(usualNow, event.at);
      now = zone.earliestNow();
    } else if (event.latest > event.earliest) now = event.earliest;
    if (now > core.now()) core.advanceTo(now);
    shownNow = core.now();
    queue.cancel(event);
    return core.isEnded ? null : event;
  }

  function reset(): void {
    isZoned = false;
    size = 0;
  }

  queue.watch({
    added(event) {
      if (!isZoned) return;
      heedClock();
      event.at += usualNow - shownNow;
      enterZone(event);
    },
    removed(event) {
      if (event.zoned >= 0) {
        zone.drop(event.zoned);
        leaveZone(event);
      }
      if (queue.count() === 0) isZoned = false;
    },
    reset,
    pinNow() {
      if (!isZoned) return;
      heedClock();
      zone.pinNow();
    },
  });

  return {
    count() {
      size = 0;
      const count = queue.count();
      if (!isZoned && count > 1 && queue.countUncertain() > 0) beginZone();
      if (isZoned) {
        heedClock();
        findFeasible();
      } else findExact();
      return size;
    },
    take: takeCandidate,
    deliver(k) {
      takeCandidate(k)?.deliver();
    },
    describe(k) {
      const { origin } = candidates[k] as PendingEvent;
      const way = ways[k] as Way;
      return { label: describeOrigin(origin, isZoned ? way : 'next'), lane: origin.lane, site: origin.site };
    },
    nextAt() {
      if (!isZoned && queue.countUncertain() === 0) return queue.nextAt();
      let next = Infinity;
      if (isZoned) {
        for (let k = 0; k < pendingCount; k++) {
          next = min(next, zone.earliestOf((pending[k] as PendingEvent).zoned));
        }
        return next;
      }
      const count = queue.findAll(found);
      for (let k = 0; k < count; k++) next = min(next, (found[k] as PendingEvent).earliest);
      return next;
    },
    reset,
  };
}
