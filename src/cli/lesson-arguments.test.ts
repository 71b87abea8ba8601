import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCourse } from '../course/index.ts';
import { readLessonArguments } from './lesson-arguments.ts';

const { lessons } = readCourse();
const read = (...args: string[]): ReturnType<typeof readLessonArguments> =>
  readLessonArguments(args, { lessons, fallback: 'pdf' });

test.each(['countdown', '04-countdown', 'content/lessons/04-countdown/'])('%s names a lesson', (name) => {
  expect(read(name).lesson.folder).toBe('04-countdown');
});

test('without --out it writes into a folder of its own', () => {
  expect(read('countdown').out).toBe(resolve('pdf/countdown'));
  expect(read('countdown', '--out', '/tmp/x').out).toBe('/tmp/x');
});

test.each([
  ['no lesson', [], /Expected one lesson .*countdown.*found none/],
  ['two lessons', ['countdown', 'flags'], /found countdown flags/],
  ['a lesson that is not there', ['nothing'], /no lesson "nothing"\. There are .*countdown/],
  ['an option that is not there', ['countdown', '--fast'], /--fast/],
])('%s is refused with a sentence', (_name, args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});
