import type { Lane, LaneId } from './event.ts';

/** The lane whose thread a lane's steps run on: the nearest thread among itself and its parents, else lane 0. */
export function findThread(lanes: readonly Lane[], lane: LaneId): LaneId {
  let current = lanes[lane];
  // A parent is always older, so the walk ends.
  while (
    current !== undefined &&
    current.kind !== 'thread' &&
    current.parent !== null &&
    current.parent < current.id
  ) {
    current = lanes[current.parent];
  }
  return current?.kind === 'thread' ? current.id : 0;
}
