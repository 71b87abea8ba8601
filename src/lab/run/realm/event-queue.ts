import { createFifo, type Fifo } from './event-fifo.ts';
import { createEventHeap } from './event-heap.ts';
import { bareList, min } from './intrinsics.ts';

/** Lower goes first among events that are due at the same moment, as in the browser. */
export const RANK = { userBlocking: 0, continuation: 1, normal: 2, background: 3 } as const;
export type Rank = 0 | 1 | 2 | 3;

/** Where an event comes from; shared by those that repeat. */
export interface EventOrigin {
  /** Events of one source keep their order among equal times: one of SOURCE, or a number of its own (`newSource`). */
  source: number;
  /** What it is, for people: `timeout`, `message`, `fetch` … */
  kind: string;
  /** Which one: milliseconds of a timer, a channel's name, a path; '' = nothing to add. */
  detail: string | number;
  /** What the program had running when it asked for the event, and where. */
  lane: number;
  site: number;
}

export const SOURCE = { timers: 0, tasks: 1 } as const;
const FIRST_OWN_SOURCE = 2;

/** Something that will be delivered to the program in a turn of its own. */
export interface PendingEvent {
  /** Milliseconds on the run's clock. */
  at: number;
  rank: Rank;
  /** Order of creation. */
  seq: number;
  readonly origin: EventOrigin;
  /** Where event order is chosen, `at` is but the usual time; these are the first and the last that it can be. */
  earliest: number;
  latest: number;
  isCancelled: boolean;
  /** Does not keep a run alive whose program is over (`AbortSignal.timeout`). */
  isWeak: boolean;
  /** Its number in the zone, or −1. */
  zoned: number;
  deliver: () => void;
}

/** Who follows the queue's changes, and what is known of time (`event-choice.ts`). */
export interface QueueWatcher {
  added(event: PendingEvent): void;
  removed(event: PendingEvent): void;
  /** All events are forgotten. */
  reset(): void;
  /** The program reads the clock. */
  pinNow(): void;
}

/** Events by deadline, then creation; among due ones by rank first. */
export interface EventQueue {
  /** Its time can be up to `earlyMs` before and up to `lateMs` after `at`, where event order is chosen. */
  add(
    at: number,
    rank: Rank,
    deliver: () => void,
    origin: EventOrigin,
    earlyMs?: number,
    lateMs?: number,
    isWeak?: boolean,
  ): PendingEvent;
  cancel(event: PendingEvent): void;
  /** Takes the event to deliver next at `now`, or null when none is due. */
  take(now: number): PendingEvent | null;
  /** Deadline of the earliest event, or Infinity. An event that is already due gives a time ≤ now. */
  nextAt(): number;
  /** Events that are neither weak nor cancelled nor taken. */
  countStrong(): number;
  /** Earliest deadline after `now`, or Infinity. */
  nextAfter(now: number): number;
  /** Events that are neither cancelled nor taken, weak ones included. */
  count(): number;
  /** How many of these have no exact time. */
  countUncertain(): number;
  /**
   * Writes into `list` the events that `take` could give next, were it not for creation order: due ones of the lowest
   * rank, else the next ones, all of one deadline. @returns how many
   */
  findTied(now: number, list: PendingEvent[]): number;
  /** Writes all pending events into `list`, in no order. @returns how many */
  findAll(list: PendingEvent[]): number;
  newSource(): number;
  /** The program reads the clock: the present is no longer uncertain. */
  pinNow(): void;
  watch(watcher: QueueWatcher): void;
  /** Forgets all events; a new execution begins. */
  reset(): void;
}

export function createEventQueue(): EventQueue {
  const future = createEventHeap(); // not yet known to be due
  const ready = bareList<Fifo>(); // due, by rank
  for (let rank = 0; rank < 4; rank++) ready[rank] = createFifo();
  let watcher: QueueWatcher | null = null;
  let seq = 0;
  let strongCount = 0;
  let count = 0;
  let uncertainCount = 0;
  let nextSource: number = FIRST_OWN_SOURCE;

  /** From now on the event is not pending: cancelling it changes nothing. */
  function remove(event: PendingEvent): void {
    event.isCancelled = true;
    count--;
    if (!event.isWeak) strongCount--;
    if (event.latest > event.earliest) uncertainCount--;
    if (watcher !== null) watcher.removed(event);
  }

  function moveDue(now: number): void {
    for (let event = future.peek(); event !== null && event.at <= now; event = future.peek()) {
      future.pop();
      (ready[event.rank] as Fifo).add(event);
    }
  }

  /** Keeps those of the first `found` events that have the lowest rank. @returns how many */
  function keepUrgent(list: PendingEvent[], found: number): number {
    let rank: number = RANK.background;
    for (let k = 0; k < found; k++) rank = min(rank, (list[k] as PendingEvent).rank);
    let kept = 0;
    for (let k = 0; k < found; k++) {
      const event = list[k] as PendingEvent;
      if (event.rank === rank) list[kept++] = event;
    }
    return kept;
  }

  function findAll(list: PendingEvent[]): number {
    let found = 0;
    for (let rank = 0; rank < 4; rank++) found = (ready[rank] as Fifo).findAll(list, found);
    return future.findAll(list, found);
  }

  return {
    add(at, rank, deliver, origin, earlyMs = 0, lateMs = 0, isWeak = false) {
      const event: PendingEvent = {
        at,
        rank,
        seq: seq++,
        origin,
        earliest: at - earlyMs,
        latest: at + lateMs,
        isCancelled: false,
        isWeak,
        zoned: -1,
        deliver,
      };
      count++;
      if (!isWeak) strongCount++;
      if (event.latest > event.earliest) uncertainCount++;
      if (watcher !== null) watcher.added(event);
      future.push(event);
      return event;
    },
    cancel(event) {
      if (!event.isCancelled) remove(event);
    },
    take(now) {
      moveDue(now);
      for (let rank = 0; rank < 4; rank++) {
        const event = (ready[rank] as Fifo).take();
        if (event) {
          remove(event);
          return event;
        }
      }
      return null;
    },
    nextAt() {
      for (let rank = 0; rank < 4; rank++) {
        const event = (ready[rank] as Fifo).peek();
        if (event) return event.at;
      }
      const next = future.peek();
      return next === null ? Infinity : next.at;
    },
    nextAfter: future.nextAfter,
    countStrong: () => strongCount,
    count: () => count,
    countUncertain: () => uncertainCount,
    findTied(now, list) {
      moveDue(now);
      for (let rank = 0; rank < 4; rank++) {
        const found = (ready[rank] as Fifo).findTied(list);
        if (found > 0) return found;
      }
      return keepUrgent(list, future.findTied(list));
    },
    findAll,
    newSource: () => nextSource++,
    pinNow() {
      if (watcher !== null) watcher.pinNow();
    },
    watch(by) {
      watcher = by;
    },
    reset() {
      const forgotten = bareList<PendingEvent>();
      const size = count === 0 ? 0 : findAll(forgotten);
      for (let k = 0; k < size; k++) (forgotten[k] as PendingEvent).isCancelled = true;
      future.clear();
      for (let rank = 0; rank < 4; rank++) (ready[rank] as Fifo).clear();
      seq = 0;
      count = 0;
      strongCount = 0;
      uncertainCount = 0;
      nextSource = FIRST_OWN_SOURCE;
      if (watcher !== null) watcher.reset();
    },
  };
}
