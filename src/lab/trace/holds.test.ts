import { expect, test } from 'vitest';
import { findChoiceEvent, countChoicesBefore } from './find-choice.ts';
import { findHolds, findHoldsBetween, isHeld } from './holds.ts';
import { buildMutexRun, buildPhilosophers, createThreadBuilder } from './thread-traces.ts';

test('a lock is in one pair of hands at a time', () => {
  const { byLane } = findHolds(buildMutexRun().events);
  const holds = byLane.flat(2).sort((a, b) => a.first - b.first);
  expect(holds.map((hold) => hold.lane)).toEqual([1, 3, 2]);
  expect(holds.filter((hold, index) => hold.first < (holds[index - 1]?.last ?? 0))).toEqual([]);
});

test('what is never given back is held to the end', () => {
  const { events } = buildPhilosophers(4);
  const { byLane } = findHolds(events);
  expect(byLane.flat(2).map((hold) => hold.last)).toEqual([-1, -1, -1, -1]);
  const rail = byLane[1]?.[0] ?? [];
  expect(findHoldsBetween(rail, events.length - 1, events.length)).toHaveLength(1);
  expect(findHoldsBetween(rail, 0, 3)).toEqual([]);
});

test('a signal is in nobody’s hands; two locks at once lie on two rails', () => {
  const run = createThreadBuilder();
  const [go, m] = [run.object('go', 'lock'), run.object('m', 'lock')];
  const a = run.spawn('wait A', 2);
  run.act({ type: 'released', object: go, address: 0 }, 3);
  run.turn(a);
  run.act({ type: 'acquired', object: go, address: 0 }, 2);
  run.act({ type: 'acquired', object: m, address: 0 }, 3);
  const holds = findHolds(run.build().events);
  const rails = holds.byLane[a] ?? [];
  expect(rails.map((rail) => rail.map((hold) => isHeld(holds, hold)))).toEqual([[false], [true]]);
});

test('a choice is found by its number', () => {
  const { events } = buildMutexRun();
  const found = [0, 1, 2].map((k) => findChoiceEvent(events, k) ?? -1);
  expect(found.map((index) => events[index]?.type)).toEqual(['choice', 'choice', 'choice']);
  expect(found.map((index) => countChoicesBefore(events, index))).toEqual([0, 1, 2]);
  expect(findChoiceEvent(events, 99)).toBe(null);
});
