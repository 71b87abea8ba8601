import { expect, test } from 'vitest';
import {
  createAxis,
  EVENT_PX,
  findEventAt,
  findEventPlace,
  findInstantTicks,
  findMaxZoom,
  findPlace,
  findSpot,
  findTicks,
  findTime,
} from './axis.ts';
import { findAxisType } from './axis-type.ts';
import { buildFreeRun, buildLostUpdate, createThreadBuilder } from './thread-traces.ts';
import { buildBusyTrace, buildCountdown, createTraceBuilder } from './trace-builder.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);
const { events } = buildCountdown();
const whole = { endMs: 6000, eventCount: events.length, viewPx: 1200 };

test('at zoom 1 times are true to scale and events of one instant share a place', () => {
  const axis = createAxis({ ...whole, zoom: 1 });
  expect(axis.lengthPx).toBe(1200);
  const atTwo = events.filter((event) => event.at === 2000);
  expect(new Set(atTwo.map((event) => findEventPlace(axis, events, event.i)))).toEqual(new Set([400]));
});

test('at the closest zoom each event of an instant has room for its line', () => {
  const axis = createAxis({ ...whole, zoom: findMaxZoom(whole) });
  const [first, second] = events
    .filter((event) => event.at === 2000)
    .map((event) => findEventPlace(axis, events, event.i));
  expect((second ?? 0) - (first ?? 0)).toBeCloseTo(EVENT_PX, 6);
});

test('a clock that stands still gives an axis of events', () => {
  const axis = createAxis({ endMs: 0, eventCount: 10, viewPx: 500, zoom: 1 });
  expect([axis.type, axis.pxPerEvent]).toEqual(['events', 50]);
  const builder = createTraceBuilder();
  for (let index = 0; index < 10; index += 1) builder.add(0, { type: 'step' });
  expect(findTicks(axis, builder.build().events, [0, 500], 90).map((tick) => tick.value)).toEqual([
    0, 2, 4, 6, 8,
  ]);
});

test.each([1, 1.5, 4, 20, 300])('places grow with the index, and are found again (zoom %d)', (zoom) => {
  const trace = buildBusyTrace(3000, 6, seed);
  const axis = createAxis({
    endMs: trace.events.at(-1)?.at ?? 0,
    eventCount: trace.events.length,
    viewPx: 1200,
    zoom,
  });
  const places = trace.events.map((event) => findEventPlace(axis, trace.events, event.i));
  expect(places.filter((place, index) => place < (places[index - 1] ?? 0))).toEqual([]);
  const lost = places.filter((place, index) => {
    const found = findEventAt(axis, trace.events, place + 1e-6);
    return found < index || trace.events[found]?.at !== trace.events[index]?.at;
  });
  expect(lost).toEqual([]);
});

test('a place between two instants is a time between them; a place within a fan is its instant', () => {
  const flat = createAxis({ ...whole, zoom: 1 });
  expect(findTime(flat, events, 500)).toBeCloseTo(2500, 6);
  const close = createAxis({ ...whole, zoom: findMaxZoom(whole) });
  const at = events.findIndex((event) => event.at === 2000);
  expect(findTime(close, events, findEventPlace(close, events, at + 1) + 5)).toBe(2000);
});

test('ticks are round, in the window, and no closer than asked', () => {
  const axis = createAxis({ ...whole, zoom: 1 });
  expect(findTicks(axis, events, [0, 1200], 100).map((tick) => [tick.value, tick.px])).toEqual([
    [0, 0],
    [500, 100],
    ...[1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5500, 6000].map((ms) => [ms, ms / 5]),
  ]);
});

test('close up, each instant has its tick', () => {
  const axis = createAxis({ ...whole, zoom: findMaxZoom(whole) });
  const ticks = findInstantTicks(axis, events, [0, axis.lengthPx]);
  expect(ticks.map((tick) => tick.value)).toEqual([...new Set(events.map((event) => event.at))]);
});

test.each([1, 2, 9, 40])('a spot stands where it was found (zoom %d)', (zoom) => {
  const axis = createAxis({ ...whole, zoom });
  const places = Array.from({ length: 60 }, (_, step) => (axis.lengthPx * step) / 60);
  const moved = places.filter((px) => {
    const { at, rank } = findSpot(axis, events, px);
    return Math.abs(findPlace(axis, at, rank) - px) > 1e-6;
  });
  expect(moved).toEqual([]);
});

test('threads that sleep, but do most at one instant, are counted by events; tasks and free runs by time', () => {
  const run = createThreadBuilder();
  const cell = run.object('counter');
  const [a, b] = [run.spawn('work A', 2), run.spawn('work B', 3)];
  for (const [index, lane] of [a, b, a, b].entries()) {
    run.clockTo(index * 10);
    run.turn(lane);
    for (let step = 0; step < 4; step += 1) run.read(cell, 0, 2);
  }
  const controlled = run.build();
  expect(findAxisType(controlled.events)).toBe('events');
  expect(findAxisType(controlled.events, 'real')).toBe('time');
  expect(findAxisType(buildLostUpdate().events)).toBe('events');
  expect(findAxisType(buildFreeRun().events, 'real')).toBe('time');
  expect(findAxisType(buildCountdown().events)).toBe('time');
  const axis = createAxis({ endMs: 30, eventCount: 10, viewPx: 500, zoom: 1, type: 'events' });
  expect([axis.type, axis.pxPerMs, axis.pxPerEvent]).toEqual(['events', 0, 50]);
});
