import { bareList } from './intrinsics.ts';

/** Lower goes first among events that are due at the same moment, as in the browser. */
export const RANK = { userBlocking: 0, continuation: 1, normal: 2, background: 3 } as const;
export type Rank = 0 | 1 | 2 | 3;

/** Something that will be delivered to the program in a turn of its own. */
export interface PendingEvent {
  /** Milliseconds on the run's clock. */
  at: number;
  rank: Rank;
  /** Order of creation. */
  seq: number;
  isCancelled: boolean;
  /** Does not keep a run alive whose program is over (`AbortSignal.timeout`). */
  isWeak: boolean;
  deliver: () => void;
}

/** Events by deadline, then creation; among due ones by rank first. */
export interface EventQueue {
  add(at: number, rank: Rank, deliver: () => void, isWeak?: boolean): PendingEvent;
  cancel(event: PendingEvent): void;
  /** Takes the event to deliver next at `now`, or null when none is due. */
  take(now: number): PendingEvent | null;
  /** Deadline of the earliest event, or Infinity. An event that is already due gives a time ≤ now. */
  nextAt(): number;
  /** Events that are neither weak nor cancelled nor taken. */
  countStrong(): number;
  /** Earliest deadline after `now`, or Infinity. */
  nextAfter(now: number): number;
}

export function createEventQueue(): EventQueue {
  const heap = bareList<PendingEvent>(); // by (at, seq); not yet known to be due
  let heapSize = 0;
  const ready = [createFifo(), createFifo(), createFifo(), createFifo()];
  let seq = 0;
  let strongCount = 0;

  const isBefore = (a: PendingEvent, b: PendingEvent): boolean =>
    a.at < b.at || (a.at === b.at && a.seq < b.seq);

  function push(event: PendingEvent): void {
    let k = heapSize++;
    heap[k] = event;
    while (k > 0) {
      const up = (k - 1) >> 1;
      const parent = heap[up] as PendingEvent;
      if (!isBefore(event, parent)) break;
      heap[k] = parent;
      k = up;
    }
    heap[k] = event;
  }

  function pop(): PendingEvent {
    const top = heap[0] as PendingEvent;
    const last = heap[--heapSize] as PendingEvent;
    heap.length = heapSize;
    let k = 0;
    while (heapSize > 0) {
      let child = 2 * k + 1;
      if (child >= heapSize) break;
      if (child + 1 < heapSize && isBefore(heap[child + 1] as PendingEvent, heap[child] as PendingEvent))
        child++;
      const down = heap[child] as PendingEvent;
      if (!isBefore(down, last)) break;
      heap[k] = down;
      k = child;
    }
    if (heapSize > 0) heap[k] = last;
    return top;
  }

  function dropCancelled(): void {
    while (heapSize > 0 && (heap[0] as PendingEvent).isCancelled) pop();
  }

  return {
    add(at, rank, deliver, isWeak = false) {
      const event: PendingEvent = { at, rank, seq: seq++, isCancelled: false, isWeak, deliver };
      push(event);
      if (!isWeak) strongCount++;
      return event;
    },
    cancel(event) {
      if (event.isCancelled) return;
      event.isCancelled = true;
      if (!event.isWeak) strongCount--;
    },
    countStrong: () => strongCount,
    take(now) {
      while (heapSize > 0 && (heap[0] as PendingEvent).at <= now) {
        const event = pop();
        if (!event.isCancelled) (ready[event.rank] as Fifo).add(event);
      }
      for (let rank = 0; rank < 4; rank++) {
        const event = (ready[rank] as Fifo).take();
        if (event) {
          event.isCancelled = true; // taken: cancelling it from now on changes nothing
          if (!event.isWeak) strongCount--;
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
      dropCancelled();
      return heapSize > 0 ? (heap[0] as PendingEvent).at : Infinity;
    },
    nextAfter(now) {
      let next = Infinity;
      for (let k = 0; k < heapSize; k++) {
        const event = heap[k] as PendingEvent;
        if (!event.isCancelled && event.at > now && event.at < next) next = event.at;
      }
      return next;
    },
  };
}

interface Fifo {
  add(event: PendingEvent): void;
  take(): PendingEvent | null;
  peek(): PendingEvent | null;
}

/** First in, first out, passing over cancelled events; linear over its life. */
function createFifo(): Fifo {
  let items = bareList<PendingEvent>();
  let head = 0;
  function peek(): PendingEvent | null {
    while (head < items.length && (items[head] as PendingEvent).isCancelled) head++;
    if (head < items.length) return items[head] as PendingEvent;
    if (head > 0) {
      items = bareList();
      head = 0;
    }
    return null;
  }
  return {
    add: (event) => void (items[items.length] = event),
    peek,
    take() {
      const event = peek();
      if (event) head++;
      return event;
    },
  };
}
