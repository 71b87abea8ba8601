import { findFirst, findFirstNear, isHeld, type Hold } from '../../lab/trace/index.ts';
import { findAlong, type Frame } from './scene.ts';

/** A line beside a strand: from taking a lock to giving it back. */
export interface Rail {
  fromPx: number;
  toPx: number;
  /** Across, from the strand's middle. */
  offsetPx: number;
  /** It is still held at the end of the run. */
  isOpen: boolean;
}

/** Where the first rail lies, and how far the next one from it. */
const FIRST_PX = 10.5;
const NEXT_PX = 3.5;
/** Locks of one lane that lie side by side; further ones share their places. */
const PLACES = 3;
/** Rails closer than this are drawn as one. */
const MERGE_PX = 3;
/** Far ends are cut: a canvas loses precision with lines of millions of px. */
const BEYOND_PX = 100;

/** The rails of one lane that are in view: no more than pixels can show. */
export function findRails(frame: Frame, lane: number): Rail[] {
  const { holds, objects } = frame.model;
  const isChannel = (object: number): boolean =>
    objects.some(({ id, kind }) => id === object && kind === 'channel');
  const held = (holds.byLane[lane] ?? []).filter((line) => isHeld(holds, line) && !isChannel(line.object));
  return held.flatMap((line, place) => findLine(frame, line.holds, FIRST_PX + (place % PLACES) * NEXT_PX));
}

function findLine(frame: Frame, holds: readonly Hold[], offsetPx: number): Rail[] {
  const { events } = frame.model;
  const startOf = (hold: Hold | undefined): number => findAlong(frame, hold?.first ?? events.length);
  const endOf = (hold: Hold | undefined): number =>
    findAlong(frame, hold === undefined || hold.last === -1 ? events.length : hold.last);
  const rails: Rail[] = [];
  let index = findFirst(holds.length, (place) => endOf(holds[place]) >= -BEYOND_PX);
  while (index < holds.length) {
    const start = startOf(holds[index]);
    if (start > frame.lengthPx + BEYOND_PX) break;
    // Holds too short to tell apart are one; those that follow closely are joined to it.
    const isApart = (place: number): boolean => endOf(holds[place]) > start + MERGE_PX;
    const next = Math.max(index + 1, findFirstNear(holds.length, isApart, index));
    const last = holds[next - 1];
    const toPx = Math.min(frame.lengthPx + BEYOND_PX, endOf(last));
    const isOpen = last?.last === -1;
    const before = rails.at(-1);
    if (before !== undefined && start - before.toPx < MERGE_PX) Object.assign(before, { toPx, isOpen });
    else rails.push({ fromPx: Math.max(-BEYOND_PX, start), toPx, offsetPx, isOpen });
    index = next;
  }
  return rails;
}
