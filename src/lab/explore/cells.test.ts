import { expect, test } from 'vitest';
import { FLAG, OP, STEP, STEP_WIDTH } from '../schedule/index.ts';
import { createCells } from './cells.ts';

function toRow(
  object: number,
  address: number,
  size: number,
  op: number = OP.write,
  flags: number = FLAG.writes,
): Float64Array {
  const row = new Float64Array(STEP_WIDTH);
  row[STEP.op] = op;
  row[STEP.object] = object;
  row[STEP.address] = address;
  row[STEP.size] = size;
  row[STEP.flags] = flags;
  row[STEP.cause] = -1;
  return row;
}

test('ranges that share bytes know each other, whatever came first', () => {
  const cells = createCells();
  const find = (object: number, address: number, size: number): number =>
    cells.findValueCell(toRow(object, address, size), 0);
  const words = [0, 4, 8].map((address) => find(0, address, 4));
  const half = find(0, 6, 2);
  const pair = find(0, 0, 8);
  const whole = find(0, -1, 0);
  const elsewhere = find(1, 0, 4);
  const later = find(0, 12, 4);
  const sorted = (cell: number): number[] => [...cells.overlapsOf(cell)].sort((a, b) => a - b);
  expect(sorted(words[0]!)).toEqual([words[0], pair, whole]);
  expect(sorted(words[1]!)).toEqual([words[1], half, pair, whole]);
  expect(sorted(words[2]!)).toEqual([words[2], whole]);
  expect(sorted(half)).toEqual([words[1], half, pair, whole]);
  expect(sorted(whole)).toEqual([...words, half, pair, whole, later]);
  expect(sorted(later)).toEqual([whole, later]);
  expect(sorted(elsewhere)).toEqual([elsewhere]);
  expect(find(0, 4, 4)).toBe(words[1]);
});

test('what is no access to bytes has no cell for them', () => {
  const cells = createCells();
  expect(cells.findValueCell(toRow(-1, -1, 0), 0)).toBe(-1);
  expect(cells.findValueCell(toRow(0, 0, 4, OP.notify), 0)).toBe(-1);
  expect(cells.findValueCell(toRow(0, 0, 4, OP.output, FLAG.writes | FLAG.independent), 0)).toBe(-1);
  expect(cells.findOtherCell(toRow(0, 0, 4), 0)).toBe(-1);
  const spawn = cells.findOtherCell(toRow(-1, -1, 0, OP.spawn, 0), 0);
  const wait = cells.findOtherCell(toRow(0, 0, 4, OP.wait, 0), 0);
  expect(wait).toBe(cells.findOtherCell(toRow(0, 0, 4, OP.notify, 0), 0));
  expect(wait).not.toBe(cells.findValueCell(toRow(0, 0, 4, OP.wait, 0), 0));
  expect(new Set([spawn, wait]).size).toBe(2);
});
