import { findPlace, type Axis } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';
import type { Palette } from './palette.ts';
import type { PictureCache } from './picture-cache.ts';
import type { SourceLines } from './source-text.ts';
import { findStrandPx } from './row-layout.ts';
import { PAD_START } from './view.ts';

/** Where things stand. `along` runs with time, `across` over the lanes; both in px of the picture. */
export interface Frame {
  model: TimelineModel;
  axis: Axis;
  offsetPx: number;
  /** Size of the picture along and across. */
  lengthPx: number;
  breadthPx: number;
  isDown: boolean;
  /** Breadth of the ruler, before the rows. */
  rulerPx: number;
  rowPx: number;
  /** How far the rows are scrolled. */
  scrollPx: number;
}

/** All that one picture on the canvas is painted from. */
export interface Scene extends Frame {
  palette: Palette;
  /** The lane that others grey beside; null for none. */
  focusLane: number | null;
  /** The event that the playhead stands on; null for none. */
  cursor: number | null;
  sources: SourceLines;
  pictures: PictureCache;
}

/** Where an event stands along the canvas. */
export function findAlong(frame: Frame, index: number): number {
  const at = frame.model.events[Math.min(index, frame.model.events.length - 1)]?.at ?? 0;
  return toAlong(frame, findPlace(frame.axis, at, index));
}

/** A place of the axis along the canvas. */
export function toAlong(frame: Frame, place: number): number {
  return place - frame.offsetPx + PAD_START;
}

/** Where a lane's strand runs across the canvas. */
export function findAcross(frame: Frame, lane: number): number {
  return findRowAcross(frame, frame.model.rowOf[lane] ?? lane);
}

/** Where the strand of a row runs across the canvas. */
export function findRowAcross(frame: Frame, row: number): number {
  return frame.rulerPx + row * frame.rowPx + findStrandPx(frame.rowPx, frame.isDown) - frame.scrollPx;
}

/** The rows in view: `[first, end)`. */
export function findRowsInView(frame: Frame): [first: number, end: number] {
  const first = Math.max(0, Math.floor(frame.scrollPx / frame.rowPx));
  const end = Math.ceil((frame.scrollPx + frame.breadthPx - frame.rulerPx) / frame.rowPx);
  return [first, Math.min(frame.model.lanes.length, end)];
}

/** The places in view, with some px to spare for what sticks out. */
export function findPlacesInView(frame: Frame): [fromPx: number, toPx: number] {
  return [frame.offsetPx - PAD_START - 24, frame.offsetPx + frame.lengthPx + 24];
}
