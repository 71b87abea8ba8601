import type { LaneId, TraceEvent } from './event.ts';
import { findFirst } from './find-first.ts';

/**
 * An edge between two lanes: `from` made `to` possible. Both are event indexes, `from < to`. `spawn`, `join`: a thread begins,
 * its end is met; `lock`: what one gave back, another goes on with; `notify`: a sleeper is woken; `start`: a task begins.
 */
export interface Link {
  type: 'start' | 'wake' | 'message' | 'timer' | 'spawn' | 'join' | 'lock' | 'notify';
  from: number;
  to: number;
}

export interface LinkBuilder {
  /** Takes in the events that follow those of the calls before. */
  add(events: readonly TraceEvent[], from?: number): void;
  /** In the order of `to`. The array belongs to the builder and grows with it. */
  read(): Links;
}

/** Links in the order of `to`, with what finding those in a window needs. */
export interface Links {
  all: readonly Link[];
  /** The smallest `from` of each block of `BLOCK` links. */
  smallestFrom: readonly number[];
}

const BLOCK = 128;

/** All links of a whole trace. */
export function findLinks(events: readonly TraceEvent[]): Links {
  const builder = createLinkBuilder();
  builder.add(events);
  return builder.read();
}

/** Turns events into links as they come: one pass, constant work an event. */
export function createLinkBuilder(): LinkBuilder {
  const all: Link[] = [];
  const smallestFrom: number[] = [];
  const sent = new Map<number, number>(); // message → event
  const timers = new Map<number, number>(); // timer → event that set it
  const spawned = new Map<LaneId, number>(); // thread → event that started it
  const ended = new Map<LaneId, number>(); // lane → its end
  const woken = new Map<LaneId, number>(); // lane → what it was last woken by

  function push(
    type: Link['type'],
    from: number | null,
    event: TraceEvent,
    events: readonly TraceEvent[],
  ): boolean {
    if (from === null || from >= event.i || events[from]?.lane === event.lane) return false;
    const block = Math.floor(all.length / BLOCK);
    smallestFrom[block] = Math.min(smallestFrom[block] ?? Infinity, from);
    all.push({ type, from, to: event.i });
    return true;
  }

  function take(event: TraceEvent, events: readonly TraceEvent[]): void {
    switch (event.type) {
      case 'sent':
        sent.set(event.message, event.i);
        push('wake', event.cause, event, events);
        break;
      case 'timer-set':
        timers.set(event.timer, event.i);
        push('wake', event.cause, event, events);
        break;
      case 'received':
        push('message', sent.get(event.message) ?? event.cause, event, events);
        sent.delete(event.message);
        break;
      case 'timer-fired':
        push('timer', timers.get(event.timer) ?? event.cause, event, events);
        break;
      case 'spawned':
        spawned.set(event.thread, event.i);
        break;
      case 'started': {
        const from = spawned.get(event.lane);
        if (from === undefined) push('start', event.cause, event, events);
        else push('spawn', from, event, events);
        break;
      }
      case 'ended':
        ended.set(event.lane, event.i);
        push('wake', event.cause, event, events);
        break;
      case 'joined':
        // The lane was woken by it just before: one arrow is enough.
        if (woken.get(event.lane) !== ended.get(event.thread))
          push('join', ended.get(event.thread) ?? event.cause, event, events);
        break;
      case 'acquired':
        if (event.cause !== null && woken.get(event.lane) !== event.cause)
          push('lock', event.cause, event, events);
        break;
      case 'resumed': {
        const cause = event.cause === null ? undefined : events[event.cause];
        if (cause === undefined) break;
        // To be picked is no wake-up: the way of the turn shows it.
        if (cause.type === 'choice') break;
        woken.set(event.lane, cause.i);
        push(
          cause.type === 'ended' && spawned.has(cause.lane) ? 'join' : findWakeType(cause),
          event.cause,
          event,
          events,
        );
        break;
      }
      default:
        push('wake', event.cause, event, events);
    }
  }

  return {
    add(events, from = 0): void {
      for (let index = from; index < events.length; index += 1) {
        const event = events[index];
        if (event !== undefined) take(event, events);
      }
    },
    read(): Links {
      return { all, smallestFrom };
    },
  };
}

function findWakeType(cause: TraceEvent): Link['type'] {
  if (cause.type === 'released') return 'lock';
  return cause.type === 'access' && cause.kind === 'notify' ? 'notify' : 'wake';
}

/** Links that touch the events `first…last`, at most `limit` of them; null when there are more than that. */
export function findLinksBetween(links: Links, first: number, last: number, limit: number): Link[] | null {
  const found: Link[] = [];
  const { all, smallestFrom } = links;
  let index = findFirst(all.length, (place) => (all[place]?.to ?? Infinity) >= first);
  while (index < all.length) {
    if (index % BLOCK === 0 && (smallestFrom[index / BLOCK] ?? Infinity) > last) {
      index += BLOCK;
      continue;
    }
    const link = all[index];
    index += 1;
    if (link === undefined || link.from > last) continue;
    if (found.length === limit) return null;
    found.push(link);
  }
  return found;
}
