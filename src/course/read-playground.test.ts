import { expect, test } from 'vitest';
import { readPlayground } from './read-playground.ts';

test('the playground begins with a program for each way to be concurrent', () => {
  const labs = readPlayground();
  expect(labs.map(({ id }) => id)).toEqual(['async', 'threads', 'lock', 'generator', 'network', 'empty']);
  for (const { predict, check, edits } of labs) expect([predict, check, edits]).toEqual([[], [], []]);
});
