import { isRead, isWrite } from './access.ts';
import type { TraceEvent } from './event.ts';

/**
 * Happens-before edges that `cause` need not carry: an event that **needs** a key comes after the earlier ones that **give** it.
 * - a thread's start after its `spawned`, a `joined` after the thread's end
 * - `acquired` after every earlier `released` of the same place
 * - `received` after the `sent` of the same message
 * - an atomic read after the latest atomic write of the value it saw
 */
export interface Edge {
  key: string;
  /** Only the latest giver counts; else all earlier ones do. */
  isLatestOnly: boolean;
}

/** What an event needs from earlier ones; null for nothing. */
export function findNeed(event: TraceEvent): Edge | null {
  switch (event.type) {
    case 'started':
      return { key: `start ${event.lane}`, isLatestOnly: true };
    case 'joined':
      return { key: `end ${event.thread}`, isLatestOnly: true };
    case 'acquired':
      return { key: `lock ${event.object} ${event.address}`, isLatestOnly: false };
    case 'received':
      return { key: `message ${event.message}`, isLatestOnly: true };
    case 'access':
      if (event.isPlain || !isRead(event)) return null;
      return { key: `value ${event.object} ${event.address} ${event.before}`, isLatestOnly: true };
    default:
      return null;
  }
}

/** The key of what an event gives to later ones; null for nothing. */
export function findGift(event: TraceEvent): string | null {
  switch (event.type) {
    case 'spawned':
      return `start ${event.thread}`;
    case 'ended':
      return `end ${event.lane}`;
    case 'released':
      return `lock ${event.object} ${event.address}`;
    case 'sent':
      return `message ${event.message}`;
    case 'access':
      if (event.isPlain || !isWrite(event)) return null;
      return `value ${event.object} ${event.address} ${event.after}`;
    default:
      return null;
  }
}

/** Whether a `cause` orders its two events in every schedule; being picked does not, nor does a plain write that ends a spin. */
export function isOrdering(cause: TraceEvent): boolean {
  return cause.type !== 'choice' && !(cause.type === 'access' && cause.isPlain);
}
