import { expect, test } from 'vitest';
import type { AccessKind } from './event.ts';
import { findRaces } from './find-races.ts';
import { buildFreeRun, buildLostUpdate, buildMutexRun, createThreadBuilder } from './thread-traces.ts';

test('[E7] two unguarded increments race: read with write, write with write', () => {
  const races = findRaces(buildLostUpdate());
  expect(
    races.map(({ first, second }) => [first.site?.line, first.writes, second.site?.line, second.writes]),
  ).toEqual([
    [2, false, 3, true],
    [3, true, 3, true],
  ]);
  expect(races.map(({ first, second }) => [first.lane, second.lane])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('[E7] under a lock nothing races', () => {
  expect(findRaces(buildMutexRun())).toEqual([]);
});

test('[E7] a free run tells its races, each pair of places once', () => {
  expect(findRaces(buildFreeRun(20)).length).toBe(2);
});

/** Thread A does the first, thread B the second; values as given. */
function raceOf(
  [kindA, isPlainA, beforeA, afterA]: [AccessKind, boolean, number, number],
  [kindB, isPlainB, beforeB, afterB]: [AccessKind, boolean, number, number],
  [addressA, sizeA, addressB, sizeB] = [0, 4, 0, 4],
): number {
  const run = createThreadBuilder();
  const object = run.object('x');
  const [a, b] = [run.spawn('one A', 2), run.spawn('two B', 3)];
  run.turn(a);
  const at = (address = 0, size = 4): { object: number; address: number; size: number } => ({
    object,
    address,
    size,
  });
  run.act(
    {
      type: 'access',
      kind: kindA,
      isPlain: isPlainA,
      before: beforeA,
      after: afterA,
      ...at(addressA, sizeA),
    },
    2,
  );
  run.turn(b);
  run.act(
    {
      type: 'access',
      kind: kindB,
      isPlain: isPlainB,
      before: beforeB,
      after: afterB,
      ...at(addressB, sizeB),
    },
    3,
  );
  return findRaces(run.build()).length;
}

test.each<[string, number, Parameters<typeof raceOf>]>([
  [
    'plain write, plain read',
    1,
    [
      ['store', true, 0, 1],
      ['load', true, 1, 1],
    ],
  ],
  [
    'plain write, atomic read',
    1,
    [
      ['store', true, 0, 1],
      ['load', false, 1, 1],
    ],
  ],
  [
    'atomic write, plain write',
    1,
    [
      ['store', false, 0, 1],
      ['store', true, 1, 2],
    ],
  ],
  [
    'two plain reads',
    0,
    [
      ['load', true, 0, 0],
      ['load', true, 0, 0],
    ],
  ],
  [
    'two atomic adds',
    0,
    [
      ['add', false, 0, 1],
      ['add', false, 1, 2],
    ],
  ],
  [
    'a failed swap, a plain read',
    0,
    [
      ['compareExchange', false, 1, 1],
      ['load', true, 1, 1],
    ],
  ],
  [
    'notify, plain write',
    0,
    [
      ['notify', false, 0, 1],
      ['store', true, 0, 1],
    ],
  ],
  [
    'different elements',
    0,
    [
      ['store', true, 0, 1],
      ['store', true, 0, 1],
      [0, 4, 4, 4],
    ],
  ],
  [
    'overlapping elements of two sizes',
    1,
    [
      ['store', true, 0, 1],
      ['store', true, 0, 1],
      [0, 8, 4, 4],
    ],
  ],
])('[E7] %s', (_name, count, accesses) => {
  expect(raceOf(...accesses)).toBe(count);
});

test('[E7] what was written before an atomic store is ordered for who saw it', () => {
  const run = createThreadBuilder();
  const [box, flag] = [run.object('box'), run.object('flag')];
  const [a, b] = [run.spawn('put A', 2), run.spawn('take B', 3)];
  const atomic = { type: 'access', object: flag, address: 0, isPlain: false } as const;
  run.turn(a);
  run.write(box, 0, 7, 2);
  run.act({ ...atomic, kind: 'store', before: 0, after: 1 }, 3);
  run.turn(b);
  run.act({ ...atomic, kind: 'load', before: 1, after: 1 }, 2);
  run.read(box, 7, 3);
  expect(findRaces(run.build())).toEqual([]);
});

test('[E7] being picked orders nothing, whatever the cause says', () => {
  const run = createThreadBuilder();
  const box = run.object('box');
  const [a, b] = [run.spawn('one A', 2), run.spawn('two B', 3)];
  run.turn(b);
  run.turn(a, { enabled: [a, b] });
  run.write(box, 0, 1, 2);
  run.turn(b, { enabled: [a, b], cause: run.build().events.length - 1 });
  run.write(box, 1, 2, 2);
  expect(findRaces(run.build())).toHaveLength(1);
});
