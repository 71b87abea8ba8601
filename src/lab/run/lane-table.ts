import type { Lane, LaneId } from '../trace/event.ts';
import type { SiteReader } from './site-reader.ts';

/** The lanes of a run, as its realms tell of them: in any order, each with its number. */
export interface LaneTable {
  /** Lanes known without a gap, lane 0 first. */
  readonly lanes: Lane[];
  /** Takes five entries of a batch, from `at` on. */
  add(entries: readonly (number | string)[], at: number): void;
  /** Lane of a thread, by the thread's number. */
  ofThread: (thread: number) => LaneId;
  /** Threads beside main. */
  countThreads(): number;
}

type Waiting = readonly [parent: number, isThread: boolean, site: number, label: string];

export function createLaneTable(places: SiteReader): LaneTable {
  const lanes: Lane[] = [{ id: 0, kind: 'task', label: 'main', parent: null }];
  const threadLanes: LaneId[] = [0];
  const counts = new Map<string, number>();
  const waiting = new Map<number, Waiting>();

  function place(id: number, [parent, isThread, site, label]: Waiting): void {
    const name = isThread ? label : places.toName(site) || 'task';
    const base = isThread || label === '' ? name : `${name} ${label}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    const shown = count === 1 ? base : `${base} #${count}`;
    lanes.push({ id, kind: isThread ? 'thread' : 'task', label: shown, parent });
    if (isThread) threadLanes.push(id);
  }

  return {
    lanes,
    add(entries, at) {
      const [id, parent, isThread, site, label] = entries.slice(at, at + 5);
      waiting.set(Number(id), [Number(parent), isThread === 1, Number(site), String(label)]);
      for (let next = waiting.get(lanes.length); next; next = waiting.get(lanes.length)) {
        waiting.delete(lanes.length);
        place(lanes.length, next);
      }
    },
    countThreads: () => threadLanes.length - 1,
    ofThread: (thread) => threadLanes[thread] ?? 0,
  };
}
