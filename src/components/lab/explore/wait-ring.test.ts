import { expect, test } from 'vitest';
import type { WaitingLane } from '../../../lab/index.ts';
import { findRing } from './wait-ring.ts';

function toLane(lane: number, waitsFor: number | null): WaitingLane {
  return { lane, label: `t${lane}`, site: null, for: 'lock', waitsFor, holderSite: null };
}

test.each([
  {
    name: 'two that wait for each other',
    waits: [
      [1, 2],
      [2, 1],
    ],
    order: [1, 2],
    length: 2,
  },
  {
    name: 'main that joins one of a ring stands last',
    waits: [
      [0, 1],
      [1, 3],
      [2, 1],
      [3, 2],
    ],
    order: [1, 3, 2, 0],
    length: 3,
  },
  {
    name: 'a row that ends with one whom nobody wakes',
    waits: [
      [2, null],
      [0, 1],
      [1, 2],
    ],
    order: [0, 1, 2],
    length: 0,
  },
  { name: 'one alone', waits: [[1, null]], order: [1], length: 0 },
  { name: 'one that waits for itself', waits: [[1, 1]], order: [1], length: 1 },
] as const)('[E8] $name', ({ waits, order, length }) => {
  const { ordered, ringLength } = findRing(waits.map(([lane, waitsFor]) => toLane(lane, waitsFor)));
  expect(ordered.map(({ lane }) => lane)).toEqual(order);
  expect(ringLength).toBe(length);
});
