import { expect, test } from 'vitest';
import { countChoicesBefore, findChoiceEvent } from './find-choice.ts';
import { fillHolders } from './holders.ts';
import { findHolds, isHeld } from './holds.ts';
import { buildMutexRun, buildPhilosophers, createThreadBuilder } from './thread-traces.ts';

test('a lock is in one pair of hands at a time', () => {
  const { byLane } = findHolds(buildMutexRun().events);
  const holds = byLane
    .flatMap((lines, lane) => lines.flatMap((line) => line.holds.map((hold) => ({ lane, ...hold }))))
    .sort((a, b) => a.first - b.first);
  expect(holds.map((hold) => hold.lane)).toEqual([1, 3, 2]);
  expect(holds.filter((hold, index) => hold.first < (holds[index - 1]?.last ?? 0))).toEqual([]);
});

test('what is never given back is held to the end', () => {
  const { byLane } = findHolds(buildPhilosophers(4).events);
  expect(byLane.flat().map((line) => line.holds.map((hold) => hold.last))).toEqual([[-1], [-1], [-1], [-1]]);
});

test('a signal is in nobody’s hands; two locks are two lines', () => {
  const run = createThreadBuilder();
  const [go, m] = [run.object('go', 'lock'), run.object('m', 'lock')];
  const a = run.spawn('wait A', 2);
  run.act({ type: 'released', object: go, address: 0 }, 3);
  run.turn(a);
  run.act({ type: 'acquired', object: go, address: 0 }, 2);
  run.act({ type: 'acquired', object: m, address: 0 }, 3);
  const holds = findHolds(run.build().events);
  expect((holds.byLane[a] ?? []).map((line) => isHeld(holds, line))).toEqual([false, true]);
});

test('what is taken twice is held until it was given back twice', () => {
  const run = createThreadBuilder();
  const permits = { object: run.object('permits', 'lock'), address: 0 };
  const first = run.act({ type: 'acquired', ...permits }, 1);
  run.act({ type: 'acquired', ...permits }, 2);
  run.act({ type: 'released', ...permits }, 3);
  const last = run.act({ type: 'released', ...permits }, 4);
  expect(findHolds(run.build().events).byLane[0]?.[0]?.holds).toEqual([{ first, last }]);
});

test('a choice is found by its number', () => {
  const { events } = buildMutexRun();
  const found = [0, 1, 2].map((k) => findChoiceEvent(events, k) ?? -1);
  expect(found.map((index) => events[index]?.type)).toEqual(['choice', 'choice', 'choice']);
  expect(found.map((index) => countChoicesBefore(events, index))).toEqual([0, 1, 2]);
  expect(findChoiceEvent(events, 99)).toBe(null);
});

test('[E8] who has a lock is told from the trace alone', () => {
  const { events } = buildMutexRun();
  const told = events.map((event) =>
    event.type === 'suspended' && event.on.type === 'lock'
      ? { ...event, on: { ...event.on, holder: null } }
      : event,
  );
  expect(fillHolders(told)).toEqual(events);
});
