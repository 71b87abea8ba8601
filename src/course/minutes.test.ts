import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourse } from './read-course.ts';

const { lessons } = readCourse();

test.each(lessons)('$folder: its front matter states the minutes of its slides', ({ folder, minutes }) => {
  const mdx = readFileSync(`content/lessons/${folder}/lesson.mdx`, 'utf8');
  expect(Number(/^minutes: (\d+)$/m.exec(mdx)?.[1] ?? minutes)).toBe(minutes);
});

test.each(lessons)('$folder: it can be taught in one or two sittings', ({ minutes, readingMinutes }) => {
  expect(minutes).toBeGreaterThanOrEqual(30);
  expect(minutes).toBeLessThanOrEqual(80);
  expect(readingMinutes).toBeLessThanOrEqual(minutes + 30);
});
