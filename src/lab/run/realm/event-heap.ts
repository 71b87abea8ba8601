import type { PendingEvent } from './event-queue.ts';
import { bareList } from './intrinsics.ts';

/** Events by deadline, then creation; passes over cancelled ones. */
export interface EventHeap {
  push(event: PendingEvent): void;
  peek(): PendingEvent | null;
  /** Takes away what `peek` gave. */
  pop(): void;
  /** Writes the first event and all others with its deadline into `list`, in no order. @returns how many */
  findTied(list: PendingEvent[]): number;
  /** Writes all events into `list`, from `found` on, in no order. @returns how many stand there then */
  findAll(list: PendingEvent[], found: number): number;
  /** Earliest deadline after `now`, or Infinity. */
  nextAfter(now: number): number;
  clear(): void;
}

export function createEventHeap(): EventHeap {
  const heap = bareList<PendingEvent>();
  let heapSize = 0;

  const isBefore = (a: PendingEvent, b: PendingEvent): boolean =>
    a.at < b.at || (a.at === b.at && a.seq < b.seq);

  function pop(): void {
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
  }

  function peek(): PendingEvent | null {
    while (heapSize > 0 && (heap[0] as PendingEvent).isCancelled) pop();
    return heapSize > 0 ? (heap[0] as PendingEvent) : null;
  }

  /** Adds the events from place `k` down whose deadline is `at`: they lie together. */
  function findAt(at: number, k: number, list: PendingEvent[], found: number): number {
    if (k >= heapSize) return found;
    const event = heap[k] as PendingEvent;
    if (event.at !== at) return found;
    let size = found;
    if (!event.isCancelled) list[size++] = event;
    size = findAt(at, 2 * k + 1, list, size);
    return findAt(at, 2 * k + 2, list, size);
  }

  return {
    push(event) {
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
    },
    peek,
    pop,
    findTied(list) {
      const first = peek();
      return first === null ? 0 : findAt(first.at, 0, list, 0);
    },
    findAll(list, found) {
      let size = found;
      for (let k = 0; k < heapSize; k++) {
        const event = heap[k] as PendingEvent;
        if (!event.isCancelled) list[size++] = event;
      }
      return size;
    },
    nextAfter(now) {
      let next = Infinity;
      for (let k = 0; k < heapSize; k++) {
        const event = heap[k] as PendingEvent;
        if (!event.isCancelled && event.at > now && event.at < next) next = event.at;
      }
      return next;
    },
    clear() {
      heapSize = 0;
      heap.length = 0;
    },
  };
}
