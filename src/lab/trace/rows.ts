import type { Lane, LaneId } from './event.ts';
import { findThread } from './find-thread.ts';

/** Lanes in the order of their rows: each thread with its tasks beneath it, threads and tasks by age. */
export function findRowOrder(lanes: readonly Lane[]): LaneId[] {
  const groups = new Map<LaneId, LaneId[]>([[0, []]]);
  for (const lane of lanes) {
    const thread = findThread(lanes, lane.id);
    const group = groups.get(thread);
    if (group === undefined) groups.set(thread, [lane.id]);
    else group.push(lane.id);
  }
  return [...groups.values()].flat();
}

/** Whether a run had threads beside the main one. */
export function hasThreads(lanes: readonly Lane[]): boolean {
  return lanes.some((lane) => lane.kind === 'thread' && lane.id !== 0);
}
