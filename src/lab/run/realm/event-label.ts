import type { Way } from '../../schedule/index.ts';
import type { EventOrigin } from './event-queue.ts';

/** What an event is, in words: `timer, 300 ms`, `message, channel 1`. */
export function describeOrigin({ kind, detail }: EventOrigin, way: Way): string {
  let text = wordFor(kind);
  if (detail !== '') text += typeof detail === 'number' ? `, ${detail} ms` : `, ${detail}`;
  if (way === 'due') text += ', while the thread was held';
  return text;
}

function wordFor(kind: string): string {
  switch (kind) {
    case 'timeout':
      return 'timer';
    case 'signal':
      return 'AbortSignal.timeout';
    case 'fetch':
      return 'response';
    case 'turn':
      return 'scheduler.yield';
    default:
      return kind;
  }
}
