import type { PendingEvent } from './event-queue.ts';
import { bareList } from './intrinsics.ts';

/** Due events of one rank: first in, first out, passing over those that were cancelled or taken out of the row. */
export interface Fifo {
  add(event: PendingEvent): void;
  take(): PendingEvent | null;
  peek(): PendingEvent | null;
  /** Writes the first event and those behind it with its deadline into `list`. @returns how many */
  findTied(list: PendingEvent[]): number;
  /** Writes all events into `list`, from `found` on. @returns how many stand there then */
  findAll(list: PendingEvent[], found: number): number;
  clear(): void;
}

/** Linear over its life. */
export function createFifo(): Fifo {
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
    findTied(list) {
      const first = peek();
      if (first === null) return 0;
      let found = 0;
      for (let k = head; k < items.length; k++) {
        const event = items[k] as PendingEvent;
        if (event.isCancelled) continue;
        if (event.at !== first.at) break;
        list[found++] = event;
      }
      return found;
    },
    findAll(list, found) {
      let size = found;
      for (let k = head; k < items.length; k++) {
        const event = items[k] as PendingEvent;
        if (!event.isCancelled) list[size++] = event;
      }
      return size;
    },
    clear() {
      items.length = 0;
      head = 0;
    },
  };
}
