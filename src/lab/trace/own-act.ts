import type { TraceEvent } from './event.ts';

/** Whether an event is something that its lane does itself, and not something that happens to it while it waits. */
export function isOwnAct({ type }: TraceEvent): boolean {
  switch (type) {
    case 'timer-fired':
    case 'fetch-ended':
    case 'received':
    case 'joined':
    case 'choice':
      return false;
    default:
      return true;
  }
}
