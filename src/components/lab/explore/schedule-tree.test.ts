import { describe, expect, test } from 'vitest';
import type { Choice, Verdict } from '../../../lab/index.ts';
import { growTree, toRows, type TreeRow } from './schedule-tree.ts';

/** `AABB` → the choices of threads 1 and 2; who is alone has no choice. */
function toChoices(order: string): Choice[] {
  return Array.from(order, (letter) => ({
    kind: 'thread',
    enabled: 6,
    chosen: letter.charCodeAt(0) - 64,
  }));
}

function toPaths(runs: Record<string, number>): Verdict['paths'] {
  return Object.entries(runs).map(([order, outcome]) => ({ choices: toChoices(order), outcome }));
}

function draw(rows: readonly TreeRow[]): string[] {
  return rows.map(
    ({ start, choices, outcome, count }) =>
      `${' '.repeat(start)}${choices.map(({ chosen }) => String.fromCharCode(64 + chosen)).join('')} ${outcome}×${count}`,
  );
}

/** Two increments, a read and a write each: the first four choices at most are real. */
const LOST_UPDATE = toPaths({ AA: 0, ABA: 1, ABB: 1, BAA: 1, BAB: 1, BB: 0 });

describe('a tree of runs', () => {
  test('is closed where nothing is left to decide', () => {
    expect(draw(toRows(growTree(LOST_UPDATE), new Set()))).toEqual(['AA 0×1', ' B 1×2', 'BA 1×2', ' B 0×1']);
  });

  test('says who parts from whom', () => {
    const rows = toRows(growTree(LOST_UPDATE), new Set());
    expect(rows.map(({ parent, level }) => [parent, level])).toEqual([
      [-1, 2],
      [0, 2],
      [0, 2],
      [2, 2],
    ]);
    expect(rows.map(({ canOpen }) => canOpen)).toEqual([false, true, true, false]);
  });

  test('opens, and says what closes it again', () => {
    const root = growTree(LOST_UPDATE);
    const closed = toRows(root, new Set());
    const rows = toRows(root, new Set([closed[1]!.id]));
    expect(draw(rows)).toEqual(['AA 0×1', ' BA 1×1', '  B 1×1', 'BA 1×2', ' B 0×1']);
    expect(rows.map(({ openedAs }) => openedAs)).toEqual([null, closed[1]!.id, closed[1]!.id, null, null]);
  });

  test('opening goes on to the next fork: what forks nothing has nothing to show', () => {
    const root = growTree(toPaths({ AABA: 0, AABB: 0, BB: 1 }));
    const [closed] = toRows(root, new Set());
    expect(draw(toRows(root, new Set()))).toEqual(['A 0×2', 'B 1×1']);
    const rows = toRows(root, new Set([closed!.id]));
    expect(draw(rows)).toEqual(['AABA 0×1', '   B 0×1', 'B 1×1']);
    expect(rows.map(({ openedAs }) => openedAs)).toEqual([closed!.id, closed!.id, null]);
  });

  test('a row runs the first of its runs', () => {
    const rows = toRows(growTree(LOST_UPDATE), new Set());
    expect(rows[2]?.run).toEqual(toChoices('BAA'));
  });

  test('runs that were cut off are left out; without runs there are no rows', () => {
    expect(draw(toRows(growTree(toPaths({ AA: 0, AB: -1 })), new Set()))).toEqual([' 0×1']);
    expect(toRows(growTree(toPaths({ AB: -1 })), new Set())).toEqual([]);
    expect(draw(toRows(growTree(toPaths({ '': 0 })), new Set()))).toEqual([' 0×1']);
  });

  test('one outcome in all is one row, which opens step by step', () => {
    const root = growTree(toPaths({ AA: 0, AB: 0, BA: 0 }));
    const [all] = toRows(root, new Set());
    expect(all).toMatchObject({ id: '', count: 3, canOpen: true });
    const rows = toRows(root, new Set(['']));
    expect(draw(rows)).toEqual(['A 0×2', 'B 0×1']);
    expect(draw(toRows(root, new Set(['', rows[0]!.id])))).toEqual(['AA 0×1', ' B 0×1', 'B 0×1']);
  });

  test('300 runs of 40 choices are drawn in no time to speak of', () => {
    const paths = Array.from({ length: 300 }, (_, run) => ({
      outcome: run % 7,
      choices: Array.from({ length: 40 }, (__, depth): Choice => ({
        kind: 'thread',
        enabled: 6,
        chosen: 1 + ((run >> (depth % 9)) & 1),
      })),
    }));
    const rows = toRows(growTree(paths), new Set());
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  });
});
