import type { LaneId } from '../../lab/trace/index.ts';
import type { Steps } from './steps.ts';

/** `“B 3”`: a line of output as prose quotes it. */
export function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `“${short}”`;
}

/** `“countdown C”`: a lane as prose names it. */
export function nameLane(steps: Steps, lane: LaneId): string {
  const label = steps.trace.header.lanes.find((each) => each.id === lane)?.label;
  return label === undefined ? `lane ${String(lane)}` : `“${label}”`;
}
