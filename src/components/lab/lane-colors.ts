import type { CSSProperties } from 'react';
import type { LaneId } from '../../lab/trace/index.ts';

/** Lane colours repeat from the eighth lane on; letter and place tell lanes apart. */
const COLORS = 7;

/** Sets `--lane` and `--lane-text` for an element of this lane. */
export function laneStyle(lane: LaneId): CSSProperties {
  const color = lane % COLORS;
  return {
    '--lane': `var(--lane-${String(color)})`,
    '--lane-text': `var(--lane-${String(color)}-text)`,
  } as CSSProperties;
}
