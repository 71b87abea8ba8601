import { findEventAt, findHoldsBetween, isHeld } from '../../lab/trace/index.ts';
import { findAlong, findPlacesInView, type Frame } from './scene.ts';

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
/** Rails closer than this are drawn as one. */
const MERGE_PX = 1.5;
const MOST = 3;

/** The rails of one lane that are in view, as few as pixels can show. */
export function findRails(frame: Frame, lane: number): Rail[] {
  const { model } = frame;
  const held = model.holds.byLane[lane];
  if (held === undefined) return [];
  const [fromPx, toPx] = findPlacesInView(frame);
  const first = Math.max(0, findEventAt(frame.axis, model.events, fromPx));
  const last = findEventAt(frame.axis, model.events, toPx);
  const channels = new Set(model.objects.filter(({ kind }) => kind === 'channel').map(({ id }) => id));
  const rails: Rail[] = [];
  held.slice(0, MOST).forEach((holds, slot) => {
    let before: Rail | undefined;
    for (const hold of findHoldsBetween(holds, first, last)) {
      if (channels.has(hold.object) || !isHeld(model.holds, hold)) continue;
      const isOpen = hold.last === -1;
      const from = Math.max(-100, findAlong(frame, hold.first));
      const to = Math.min(frame.lengthPx + 100, findAlong(frame, isOpen ? model.events.length : hold.last));
      if (before !== undefined && from - before.toPx < MERGE_PX) {
        before.toPx = to;
        before.isOpen = isOpen;
        continue;
      }
      before = { fromPx: from, toPx: to, offsetPx: FIRST_PX + slot * NEXT_PX, isOpen };
      rails.push(before);
    }
  });
  return rails;
}
