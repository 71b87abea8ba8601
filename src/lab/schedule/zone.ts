import { createDifferenceBounds } from './difference-bounds.ts';

/**
 * Everything that can be true of the times of pending events: each came about at some instant and follows it by a latency
 * that is known within bounds. Tells which event may come first, and what follows for the others once it did.
 *
 * The times of events are difference constraints: an event that was created after one of uncertain latency inherits its
 * uncertainty. Instants of the past need no place of their own, since what follows from them is kept among the rest.
 */
export interface Zone {
  /** The present is exactly `nowMs`, and nothing is pending. */
  reset(nowMs: number): void;
  /** An event that follows the present by `earliestMs` to `latestMs`. @returns its number, in use until it came or is dropped */
  add(earliestMs: number, latestMs: number): number;
  drop(event: number): void;
  /** The present moves on by exactly `ms`, while nothing comes: events may be overdue then. */
  advance(ms: number): void;
  /** Whether some event may be overdue. If so, `due` and `later` are to be asked for, else `next`. */
  mayBeOverdue(): boolean;
  /** Whether some times of all pending events let this one come first. */
  isFeasible(event: number, way: Way): boolean;
  /** This one comes first: its time is the present, unless it was overdue. It must be feasible. */
  deliver(event: number, way: Way): void;
  /** The least that the present can be, in whole microseconds, in ms. */
  earliestNow(): number;
  /** The least that the event's time can be, likewise. */
  earliestOf(event: number): number;
  /** The present is its least from now on: somebody has read the clock. */
  pinNow(): void;
}

/** How an event comes: `due` = it is due by now; `later` = after now; `next` = either, where nothing can be overdue. */
export type Way = 'next' | 'due' | 'later';

/** What decides between events whose times are equal or past. */
export interface ZoneOrder {
  /** Among events that are due, a lower rank goes first, whatever their times. */
  rankOf(event: number): number;
  /** Of two events of equal rank and equal time: whether `event` can't go before `other`. */
  isBehind(event: number, other: number): boolean;
}

/** Units in a millisecond: sums of whole units are exact. One unit stands for "a moment later". */
const UNITS = 1_048_576;
const MOMENT = 1;
const { round } = Math;

const toUnits = (ms: number): number => round(ms * UNITS);
const toMs = (units: number): number => round((units * 1000) / UNITS) / 1000;

export function createZone(order: ZoneOrder): Zone {
  const bounds = createDifferenceBounds();
  let zero = bounds.reset();
  let now = bounds.add(zero, 0, 0);

  /** How much `other` has to come after `event` for `event` to be first. */
  function leadOver(event: number, other: number): number {
    const byRank = order.rankOf(event) - order.rankOf(other);
    return byRank > 0 || (byRank === 0 && order.isBehind(event, other)) ? MOMENT : 0;
  }

  function isNext(event: number): boolean {
    for (let k = 0; k < bounds.count(); k++) {
      const other = bounds.at(k);
      if (other === zero || other === now || other === event) continue;
      if (bounds.most(other, event) < leadOver(event, other)) return false;
    }
    return true;
  }

  /** Learns that the event is due by now and goes first. @returns false when that can't be */
  function limitDue(event: number): boolean {
    if (!bounds.limit(event, now, 0)) return false;
    for (let k = 0; k < bounds.count(); k++) {
      const other = bounds.at(k);
      if (other === zero || other === now || other === event) continue;
      const byRank = order.rankOf(event) - order.rankOf(other);
      if (byRank > 0 && !bounds.limit(now, other, -MOMENT)) return false;
      if (byRank === 0 && !bounds.limit(event, other, order.isBehind(event, other) ? -MOMENT : 0)) {
        return false;
      }
    }
    return true;
  }

  function becomeNow(event: number): void {
    const past = now;
    bounds.limitAll(event, (other) =>
      other === zero || other === past ? Infinity : -leadOver(event, other),
    );
    bounds.drop(past);
    now = event;
  }

  return {
    reset(nowMs) {
      zero = bounds.reset();
      now = bounds.add(zero, toUnits(nowMs), toUnits(nowMs));
    },
    add: (earliestMs, latestMs) => bounds.add(now, toUnits(earliestMs), toUnits(latestMs)),
    drop: (event) => bounds.drop(event),
    advance(ms) {
      if (ms > 0) bounds.shift(now, toUnits(ms));
    },
    mayBeOverdue() {
      for (let k = 0; k < bounds.count(); k++) {
        const event = bounds.at(k);
        if (event !== zero && event !== now && bounds.most(now, event) > 0) return true;
      }
      return false;
    },
    isFeasible(event, way) {
      if (way === 'next') return isNext(event);
      bounds.save();
      const isPossible = way === 'due' ? limitDue(event) : bounds.limit(now, event, -MOMENT) && isNext(event);
      bounds.restore();
      return isPossible;
    },
    deliver(event, way) {
      if (way === 'due') {
        limitDue(event);
        bounds.drop(event);
        return;
      }
      if (way === 'later') bounds.limit(now, event, -MOMENT);
      becomeNow(event);
    },
    earliestNow: () => toMs(0 - bounds.most(zero, now)),
    earliestOf: (event) => toMs(0 - bounds.most(zero, event)),
    pinNow() {
      bounds.limit(now, zero, -bounds.most(zero, now));
    },
  };
}
