import { expect, test } from 'vitest';
import { describeScreen } from './probe-screen.ts';

test('a projector of 1280 × 720 shows slides as they are drawn', () => {
  expect(describeScreen(1280, 720, true)).toEqual({
    works: 'yes',
    say: 'This screen has 1280 × 720: the smallest code of a slide is 20 px high. A second screen is connected.',
  });
});

test('the narrower side decides', () => {
  expect(describeScreen(1024, 768, undefined).say).toContain('16 px');
});

test('what nobody can read is said, with what to do', () => {
  const { works, todo } = describeScreen(800, 600, undefined);
  expect(works).toBe('partly');
  expect(todo).toContain('1280 × 720');
});

test('an only screen may be a mirror', () => {
  expect(describeScreen(1920, 1080, false).todo).toContain('mirrors');
});
