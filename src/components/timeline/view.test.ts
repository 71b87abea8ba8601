import { expect, test } from 'vitest';
import { buildBusyTrace, buildCountdown, createRandom, findEventPlace } from '../../lab/trace/index.ts';
import { createModelBuilder } from './model.ts';
import {
  clampView,
  findAxis,
  findZoomRange,
  FIT,
  PAD_START,
  panView,
  revealEvent,
  zoomView,
  type View,
} from './view.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);
const countdown = buildCountdown();
const model = createModelBuilder().update(countdown.header.lanes, countdown.events);
const room = { lengthPx: 1060, isDown: false };

test('all of the run is in view at first, and there is no zooming out of that', () => {
  expect(findAxis(model, room, FIT).lengthPx).toBe(1000);
  expect(findZoomRange(model, room, FIT)).toEqual({ canZoomIn: true, canZoomOut: false });
  expect(clampView(model, room, { zoom: 0.1, offsetPx: -50 })).toEqual(FIT);
});

test('zooming keeps what is under the pointer there', () => {
  const random = createRandom(seed);
  const busy = buildBusyTrace(3000, 6, seed);
  const busyModel = createModelBuilder().update(busy.header.lanes, busy.events);
  let view: View = { zoom: 30, offsetPx: 9000 };
  const drifts: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const index = Math.floor(random() * busy.events.length);
    view = revealEvent(busyModel, room, { ...view, zoom: 10 + random() * 80 }, index);
    const along = findEventPlace(findAxis(busyModel, room, view), busy.events, index) - view.offsetPx;
    const next = zoomView(busyModel, room, view, 0.8 + random() * 0.5, along + PAD_START);
    const after = findEventPlace(findAxis(busyModel, room, next), busy.events, index) - next.offsetPx;
    // At the ends of the axis the view gives way.
    const isAtEnd =
      next.offsetPx < 1e-6 || next.offsetPx > findAxis(busyModel, room, next).lengthPx - 1000 - 1e-6;
    if (!isAtEnd) drifts.push(Math.abs(after - along));
  }
  expect(drifts.length).toBeGreaterThan(100);
  expect(Math.max(...drifts)).toBeLessThan(1e-3);
});

test('panning stops at both ends', () => {
  const close = zoomView(model, room, FIT, 4, 500);
  expect(panView(model, room, close, -1e6).offsetPx).toBe(0);
  expect(panView(model, room, close, 1e6).offsetPx).toBe(3000);
});

test('revealing moves only where it must', () => {
  const close: View = { zoom: 4, offsetPx: 0 };
  expect(revealEvent(model, room, close, 0)).toBe(close);
  const moved = revealEvent(model, room, close, model.events.length - 1);
  const place = findEventPlace(findAxis(model, room, moved), model.events, model.events.length - 1);
  expect(place - moved.offsetPx).toBeGreaterThan(0);
  expect(place - moved.offsetPx).toBeLessThan(1000);
});

test('of several events at one place, the one that is meant stays there', () => {
  const next = zoomView(model, room, FIT, 20, PAD_START, { at: 0, rank: 9 });
  expect(findEventPlace(findAxis(model, room, next), model.events, 9) - next.offsetPx).toBeCloseTo(0, 6);
});
