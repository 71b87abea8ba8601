import { expect, test } from 'vitest';
import { countResults, listOrders } from './orders.ts';

test('one increment each: 4 of 6 orders lose one', () => {
  expect(countResults(listOrders(1))).toEqual([
    { result: 1, count: 4 },
    { result: 2, count: 2 },
  ]);
});

test('three increments each: 8 of 924 orders leave 2, and none leaves less', () => {
  const orders = listOrders(3);
  expect(orders).toHaveLength(924);
  expect(countResults(orders)[0]).toEqual({ result: 2, count: 8 });
  expect(countResults(orders).map(({ result }) => result)).toEqual([2, 3, 4, 5, 6]);
});
