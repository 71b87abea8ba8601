import { describe, expect, test } from 'vitest';
import { buildCountdown, createTraceBuilder, findEventPlace } from '../../lab/trace/index.ts';
import { describeHover } from './describe-hover.ts';
import { findStep } from './find-step.ts';
import { findHit, findRow } from './hit-test.ts';
import { createModelBuilder } from './model.ts';
import { findClear, isMisplaced } from './paint-pictures.ts';
import { advance, findPlayStart } from './playback.ts';
import { findKeyAction } from './timeline-keys.ts';
import { findScrollTo } from './row-layout.ts';
import { findAxis, FIT } from './view.ts';

const { header, events } = buildCountdown();
const model = createModelBuilder().update(header.lanes, events);
const axis = findAxis(model, { lengthPx: 1060, isDown: false }, FIT);
const findOutput = (text: string): number =>
  events.findIndex((event) => event.type === 'output' && event.text === text);

describe('keys', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  test.each([
    ['space', { key: ' ' }, { type: 'play' }],
    ['right', { key: 'ArrowRight' }, { type: 'step', by: 1, sameLane: false }],
    ['shift and left', { key: 'ArrowLeft', shiftKey: true }, { type: 'step', by: -1, sameLane: true }],
    ['end', { key: 'End' }, { type: 'edge', to: 'last' }],
    ['plus', { key: '+', shiftKey: true }, { type: 'zoom', factor: 1.6 }],
    ['zero', { key: '0' }, { type: 'fit' }],
    ['up', { key: 'ArrowUp' }, { type: 'lane', by: -1 }],
    ['the browser’s own zoom', { key: '+', ctrlKey: true }, null],
    ['a letter', { key: 'a' }, null],
  ])('%s', (_name, key, action) => {
    expect(findKeyAction({ ...plain, ...key })).toEqual(action);
  });
});

describe('steps', () => {
  test('go by events, and stop at the ends', () => {
    expect(findStep(model, null, 1, null)).toBe(0);
    expect(findStep(model, 4, 1, null)).toBe(5);
    expect(findStep(model, 0, -1, null)).toBe(null);
    expect(findStep(model, events.length - 1, 1, null)).toBe(null);
  });

  test('of one lane skip the others', () => {
    const first = findOutput('B 3\n');
    const next = findStep(model, first, 1, 2);
    expect(events[next ?? 0]).toMatchObject({ lane: 2, type: 'timer-set' });
    expect(findStep(model, next, -1, 2)).toBe(first);
    expect(findStep(model, null, 1, 3)).toBe(events.findIndex((event) => event.lane === 3));
  });
});

describe('pointer', () => {
  test('near a step of its row means what that step printed', () => {
    const output = findOutput('B 3\n');
    expect(findHit(model, axis, 2, findEventPlace(axis, events, output) + 3)).toBe(output);
  });

  test('between steps means the last event before it, of any lane', () => {
    const hit = findHit(model, axis, 2, 640);
    expect(events[hit ?? 0]?.at).toBe(3000);
    expect(describeHover(model, hit, 2)).toBe('countdown B · waits for a timer of 2 s · until 4 s');
  });

  test('left of the first event means nothing', () => {
    expect(findHit(model, axis, null, -60)).toBe(null);
  });

  test('rows begin after the ruler', () => {
    expect([
      findRow(10, 26, 40, 5),
      findRow(26, 26, 40, 5),
      findRow(225, 26, 40, 5),
      findRow(230, 26, 40, 5),
    ]).toEqual([null, 0, 4, null]);
  });
});

describe('playing', () => {
  test('moves in program time at the speed asked for', () => {
    const start = findPlayStart(events, null);
    const half = advance(events, start, 1000, 0.25);
    expect(events[half.cursor]?.at).toBe(0);
    const later = advance(events, half, 225, 2);
    expect([later.at, events[later.cursor]?.at]).toEqual([700, 700]);
    expect(advance(events, later, 10_000, 1)).toMatchObject({ cursor: events.length - 1, isOver: true });
  });

  test('starts again from the beginning when all has been played', () => {
    expect(findPlayStart(events, events.length - 1).cursor).toBe(0);
    expect(findPlayStart(events, 7).cursor).toBe(7);
  });

  test('goes event by event where the clock stands still', () => {
    const builder = createTraceBuilder();
    for (let index = 0; index < 9; index += 1) builder.add(0, { type: 'step' });
    const still = builder.build().events;
    expect(advance(still, findPlayStart(still, null), 1000, 1).cursor).toBe(4);
  });
});

test.each([
  ['in view', 3, 0, 0],
  ['below', 9, 0, 126],
  ['above', 1, 200, 40],
])('rows scroll only as far as they must: %s', (_name, lane, scrollPx, expected) => {
  expect(findScrollTo({ rulerPx: 26, rowPx: 40 }, lane, scrollPx, 300)).toBe(expected);
});

test('text begins clear of pictures', () => {
  const pictures = [
    { from: 10, to: 40, step: 8 },
    { from: 41, to: 70, step: 39 },
  ];
  expect([findClear(pictures, 2, 0), findClear(pictures, 12, 0), findClear(pictures, 12, 14)]).toEqual([
    2, 40, 70,
  ]);
  const places = [
    { step: 8, start: 40 },
    { step: 12, start: 40 },
    { step: 80, start: 85 },
  ];
  expect(places.map(({ step, start }) => isMisplaced(pictures, step, start))).toEqual([false, true, false]);
});
