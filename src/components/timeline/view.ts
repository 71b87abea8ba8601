import {
  createAxis,
  EVENT_PX,
  findEventPlace,
  findMaxZoom,
  findPlace,
  findSpot,
  type Axis,
  type Spot,
} from '../../lab/trace/index.ts';
import type { TimelineModel } from './model.ts';

/** Which part of the axis is in view. */
export interface View {
  /** 1 = all of it. */
  zoom: number;
  /** Place at the view's beginning. */
  offsetPx: number;
}

/** The room a view has, along the axis. */
export interface Room {
  lengthPx: number;
  isDown: boolean;
}

/** Free room before the first and after the last instant. */
export const PAD_START = 14;
export const PAD_END = 46;
/** Height of an event where time runs downwards: its text lies across. */
const EVENT_DOWN_PX = 46;

export const FIT: View = { zoom: 1, offsetPx: 0 };

function toOptions(model: TimelineModel, room: Room): Parameters<typeof findMaxZoom>[0] {
  return {
    endMs: model.endMs,
    eventCount: model.events.length,
    viewPx: Math.max(1, room.lengthPx - PAD_START - PAD_END),
    eventPx: room.isDown ? EVENT_DOWN_PX : EVENT_PX,
    type: model.axisType,
  };
}

/** The axis that a view looks along. */
export function findAxis(model: TimelineModel, room: Room, view: View): Axis {
  return createAxis({ ...toOptions(model, room), zoom: view.zoom });
}

/** The same view, kept within the axis. */
export function clampView(model: TimelineModel, room: Room, view: View): View {
  const options = toOptions(model, room);
  const zoom = Math.min(findMaxZoom(options), Math.max(1, view.zoom));
  const most = options.viewPx * (zoom - 1);
  return { zoom, offsetPx: Math.min(most, Math.max(0, view.offsetPx)) };
}

/** Whether a view can go closer or wider. */
export function findZoomRange(
  model: TimelineModel,
  room: Room,
  view: View,
): { canZoomIn: boolean; canZoomOut: boolean } {
  return {
    canZoomIn: view.zoom < findMaxZoom(toOptions(model, room)) * 0.999,
    canZoomOut: view.zoom > 1.001,
  };
}

/**
 * Closer by `factor`; what stands at `anchorPx` of the view stays there. Where several events stand, `spot` says which
 * of them is meant.
 */
export function zoomView(
  model: TimelineModel,
  room: Room,
  view: View,
  factor: number,
  anchorPx: number,
  spot: Spot = findSpot(findAxis(model, room, view), model.events, view.offsetPx + anchorPx - PAD_START),
): View {
  const zoom = clampView(model, room, { ...view, zoom: view.zoom * factor }).zoom;
  const after = findAxis(model, room, { ...view, zoom });
  const px = findPlace(after, spot.at, spot.rank);
  return clampView(model, room, { zoom, offsetPx: px - anchorPx + PAD_START });
}

export function panView(model: TimelineModel, room: Room, view: View, byPx: number): View {
  return clampView(model, room, { ...view, offsetPx: view.offsetPx + byPx });
}

/** The view moved so that a place is in it; the same view when it is. */
export function revealPlace(model: TimelineModel, room: Room, view: View, placePx: number): View {
  const inView = placePx - view.offsetPx;
  const inner = room.lengthPx - PAD_START - PAD_END;
  // Half a px is no way to go: rounding must not move the view.
  if (inView >= -0.5 && inView <= inner + 0.5) return view;
  return clampView(model, room, { ...view, offsetPx: placePx - (inView < 0 ? 0.7 : 0.15) * inner });
}

/** The same for an event. */
export function revealEvent(model: TimelineModel, room: Room, view: View, index: number): View {
  return revealPlace(model, room, view, findEventPlace(findAxis(model, room, view), model.events, index));
}
