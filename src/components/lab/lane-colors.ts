import type { CSSProperties } from 'react';
import type { LaneId } from '../../lab/trace/index.ts';

/** Lane colours repeat from the eighth lane on; letter and place tell lanes apart. */
const COLORS = 7;

/** Index of a lane's colour. */
export function findLaneColor(lane: LaneId): number {
  return lane % COLORS;
}

/** Sets `--lane` and `--lane-text` for an element of this lane. */
export function laneStyle(lane: LaneId): CSSProperties {
  const color = findLaneColor(lane);
  return {
    '--lane': `var(--lane-${String(color)})`,
    '--lane-text': `var(--lane-${String(color)}-text)`,
  } as CSSProperties;
}
