import { describe, expect, test } from 'vitest';
import {
  buildBusyTrace,
  buildCountdown,
  createAxis,
  findEventPlace,
  findSpans,
} from '../../lab/trace/index.ts';
import { findSpacedEvents, findStrokes } from './strokes.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);
const VIEW_PX = 1000;

function findBusyStrokes(size: number, zoom: number): ReturnType<typeof findStrokes>[] {
  const { header, events } = buildBusyTrace(size, 8, seed);
  const { byLane, endMs } = findSpans(header.lanes, events);
  const axis = createAxis({ endMs, eventCount: events.length, viewPx: VIEW_PX, zoom });
  const middle = axis.lengthPx / 2;
  const end = { at: endMs, rank: events.length };
  return byLane.map((spans) => findStrokes(spans, axis, [middle - VIEW_PX / 2, middle + VIEW_PX / 2], end));
}

describe('strokes', () => {
  test('a step that takes no time between two waits is a stroke of its own', () => {
    const { header, events } = buildCountdown();
    const { byLane, endMs } = findSpans(header.lanes, events);
    const axis = createAxis({ endMs, eventCount: events.length, viewPx: VIEW_PX, zoom: 1 });
    const strokes = findStrokes(byLane[2] ?? [], axis, [0, VIEW_PX], { at: endMs, rank: events.length });
    const steps = strokes.filter((stroke) => stroke.type === 'running');
    expect(steps.map((stroke) => Math.round(stroke.fromPx))).toEqual([0, 333, 667, 1000]);
  });

  test.each([1000, 10_000, 100_000])('%i events are no more strokes than the width has room for', (size) => {
    const counts = findBusyStrokes(size, 1).map((strokes) => strokes.length);
    expect(Math.max(...counts)).toBeLessThan(VIEW_PX);
  });

  test.each([1, 3, 20, 200, 2000])(
    'strokes of a lane are in order and meet without holes (zoom %d)',
    (zoom) => {
      const holes = findBusyStrokes(5000, zoom).flatMap((strokes) =>
        strokes.filter((stroke, index) => {
          const before = strokes[index - 1];
          return (
            stroke.toPx < stroke.fromPx ||
            (before !== undefined && Math.abs(stroke.fromPx - before.toPx) > 1e-6)
          );
        }),
      );
      expect(holes).toEqual([]);
    },
  );

  test('a window in the middle holds the spans that reach into it', () => {
    const { header, events } = buildCountdown();
    const { byLane, endMs } = findSpans(header.lanes, events);
    const axis = createAxis({ endMs, eventCount: events.length, viewPx: 6000, zoom: 1 });
    const strokes = findStrokes(byLane[2] ?? [], axis, [2500, 2600], { at: endMs, rank: events.length });
    expect(strokes.map((stroke) => [stroke.type, stroke.fromPx, stroke.toPx])).toEqual([
      ['waiting', 2000, 4000],
    ]);
  });
});

test('marks of one lane keep their distance', () => {
  const { events } = buildBusyTrace(20_000, 8, seed);
  const axis = createAxis({
    endMs: events.at(-1)?.at ?? 0,
    eventCount: events.length,
    viewPx: VIEW_PX,
    zoom: 1,
  });
  const placeOf = (index: number): number => findEventPlace(axis, events, index);
  const shown = findSpacedEvents(
    events.map((event) => event.i),
    placeOf,
    [100, 300],
    4,
  );
  expect(shown.length).toBeGreaterThan(20);
  const close = shown.filter(
    (index, place) => place > 0 && placeOf(index) - placeOf(shown[place - 1] ?? 0) < 4,
  );
  expect(close).toEqual([]);
});
