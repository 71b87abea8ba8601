import { expect, test } from 'vitest';
import { findChange } from './find-change.ts';

test.each([
  ['a letter more', 'abc', 'abxc'],
  ['a letter less', 'abxc', 'abc'],
  ['one of two like letters', 'aab', 'aaab'],
  ['everything', 'abc', 'xyz'],
  ['from nothing', '', 'abc'],
  ['to nothing', 'abc', ''],
  ['nothing', 'abc', 'abc'],
])('the change is as short as it can be: %s', (_name, before, after) => {
  const { start, end, fresh } = findChange(before, after);
  expect(before.slice(0, start) + fresh + before.slice(end)).toBe(after);
  expect(end - start + fresh.length).toBe(
    before === 'abc' && after === 'xyz' ? 6 : Math.abs(before.length - after.length),
  );
});
