import { findPlace, type Axis } from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';
import type { Palette } from './palette.ts';
import type { PictureCache } from './picture-cache.ts';
import type { SourceLines } from './source-text.ts';
import { findStrandPx } from './row-layout.ts';
import { PAD_START } from './view.ts';

/** All that one frame is painted from. `along` runs with time, `across` over the lanes; both in CSS px of the canvas. */
export interface Scene {
  model: TimelineModel;
  axis: Axis;
  offsetPx: number;
  /** Size of the canvas along and across. */
  lengthPx: number;
  breadthPx: number;
  isDown: boolean;
  /** Breadth of the ruler, before the rows. */
  rulerPx: number;
  rowPx: number;
  /** How far the rows are scrolled. */
  scrollPx: number;
  palette: Palette;
  /** The lane that others grey beside; null for none. */
  focusLane: number | null;
  /** The event that the playhead stands on; null for none. */
  cursor: number | null;
  sources: SourceLines;
  pictures: PictureCache;
}

/** Where an event stands along the canvas. */
export function findAlong(scene: Scene, index: number): number {
  const at = scene.model.events[Math.min(index, scene.model.events.length - 1)]?.at ?? 0;
  return toAlong(scene, findPlace(scene.axis, at, index));
}

/** A place of the axis along the canvas. */
export function toAlong(scene: Scene, place: number): number {
  return place - scene.offsetPx + PAD_START;
}

/** Where a lane's strand runs across the canvas. */
export function findAcross(scene: Scene, lane: number): number {
  return scene.rulerPx + lane * scene.rowPx + findStrandPx(scene.rowPx, scene.isDown) - scene.scrollPx;
}

/** The lanes whose rows are in view: `[first, end)`. */
export function findRowsInView(scene: Scene): [first: number, end: number] {
  const first = Math.max(0, Math.floor(scene.scrollPx / scene.rowPx));
  const end = Math.ceil((scene.scrollPx + scene.breadthPx - scene.rulerPx) / scene.rowPx);
  return [first, Math.min(scene.model.lanes.length, end)];
}

/** The places in view, with some px to spare for what sticks out. */
export function findPlacesInView(scene: Scene): [fromPx: number, toPx: number] {
  return [scene.offsetPx - PAD_START - 24, scene.offsetPx + scene.lengthPx + 24];
}
