import { expect, test } from 'vitest';
import { readCourse } from '../../course/index.ts';
import type { Lesson, QuizQuestion } from '../../course/index.ts';
import { pickPlacement } from './pick-placement.ts';

const { lessons } = readCourse();
const [someLesson] = lessons;
const choice = lessons.flatMap(({ quiz }) => quiz).find(({ question }) => question.kind === 'choice');
const other = lessons.flatMap(({ quiz }) => quiz).find(({ question }) => question.kind !== 'choice');

/** A lesson whose quiz holds so many choices, and one question of another kind before them. */
function toLesson(slug: string, choices: number): Lesson {
  const quiz: QuizQuestion[] = Array.from({ length: choices }, (_, n) => ({
    ...choice!,
    id: `${slug}-${n}`,
  }));
  return { ...someLesson!, slug, quiz: [other!, ...quiz] };
}

function pick(...sizes: number[]): string[] {
  const made = sizes.map((size, index) => toLesson(String.fromCharCode(97 + index), size));
  return pickPlacement(made).map(({ asked }) => asked.id);
}

test('the course has five questions that find a place', () => {
  expect(pickPlacement(lessons)).toHaveLength(5);
});

test('every lesson gives one before any gives two', () => {
  expect(pick(3, 3, 3)).toEqual(['a-0', 'a-1', 'b-0', 'c-0', 'c-1']);
});

test('many lessons are spread, from the first to the last', () => {
  expect(pick(1, 1, 1, 1, 1, 1, 1, 1, 1)).toEqual(['a-0', 'c-0', 'e-0', 'g-0', 'i-0']);
});

test('a lesson without a choice gives none, and too few stay few', () => {
  expect(pick(0, 2)).toEqual(['b-0', 'b-1']);
});
