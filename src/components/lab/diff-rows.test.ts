import { expect, test } from 'vitest';
import { toDiffRows } from './diff-rows.ts';

const LONG = Array.from({ length: 12 }, (_, index) => `line ${String(index)}`);

test('a changed line is removed and added, between the lines around it', () => {
  const after = LONG.with(6, 'changed');
  expect(toDiffRows(LONG.join('\n'), after.join('\n'))).toEqual([
    { type: 'gap', count: 3 },
    ...['line 3', 'line 4', 'line 5'].map((text) => ({ type: 'same', text })),
    { type: 'removed', text: 'line 6' },
    { type: 'added', text: 'changed' },
    ...['line 7', 'line 8', 'line 9'].map((text) => ({ type: 'same', text })),
    { type: 'gap', count: 2 },
  ]);
});

test('a last line break alone is no change', () => {
  expect(toDiffRows('a\nb', 'a\nb\n')).toEqual([{ type: 'gap', count: 2 }]);
});

test('a new file is added whole, a deleted one removed', () => {
  expect(toDiffRows('', 'a\n')).toEqual([{ type: 'added', text: 'a' }]);
  expect(toDiffRows('a\n', '')).toEqual([{ type: 'removed', text: 'a' }]);
});
