import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ContentError, type Mistake } from './content-error.ts';
import { readJson, type Place } from './read-json.ts';
import { readLesson } from './read-lesson.ts';
import { courseSchema, type CourseJson } from './schema/course-schema.ts';
import { toShown } from './to-shown.ts';
import type { Course, Lesson, Path } from './types.ts';

function findOrderMistakes(course: CourseJson, folders: readonly string[], file: string): Mistake[] {
  const there = `a folder of content/lessons (${folders.join(', ')})`;
  return [
    ...course.lessons.flatMap((name, index): Mistake[] => {
      const field = `lessons[${index}]`;
      if (!folders.includes(name)) return [{ file, field, expected: there, found: toShown(name) }];
      if (course.lessons.indexOf(name) === index) return [];
      return [{ file, field, expected: 'each lesson once', found: toShown(name) }];
    }),
    ...folders
      .filter((name) => !course.lessons.includes(name))
      .map((name) => ({
        file,
        field: 'lessons',
        expected: `"${name}", which has a folder`,
        found: 'nothing',
      })),
    ...course.paths.flatMap(({ lessons }, path) =>
      (lessons === 'all' ? [] : lessons).flatMap((name, index): Mistake[] =>
        course.lessons.includes(name)
          ? []
          : [
              {
                file,
                field: `paths[${path}].lessons[${index}]`,
                expected: 'one of lessons',
                found: toShown(name),
              },
            ],
      ),
    ),
  ];
}

function toPaths(course: CourseJson, lessons: readonly Lesson[]): Path[] {
  return course.paths.map(({ id, title, lessons: names }) => {
    const walked = lessons.filter(({ folder }) => names === 'all' || names.includes(folder));
    const minutes = walked.reduce((sum, lesson) => sum + lesson.minutes, 0);
    const readingMinutes = walked.reduce((sum, lesson) => sum + lesson.readingMinutes, 0);
    return { id, title, lessons: walked.map(({ folder }) => folder), minutes, readingMinutes };
  });
}

/**
 * Everything in the content folder, checked.
 * @param content path of the folder; default `content/` of the working directory
 * @throws ContentError with every mistake in it
 */
export function readCourse(content = 'content'): Course {
  const absolute = resolve(content);
  const place: Place = { root: dirname(absolute), path: basename(absolute) };
  const file = `${place.path}/course.json`;
  const course = readJson({ root: place.root, path: file }, courseSchema);
  const folders = readdirSync(join(absolute, 'lessons'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const mistakes = findOrderMistakes(course, folders, file);
  const lessons = course.lessons.flatMap((name): Lesson[] => {
    if (!folders.includes(name)) return [];
    try {
      return [readLesson({ root: place.root, path: `${place.path}/lessons/${name}` })];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return { lessons, paths: toPaths(course, lessons), classCodes: course.classCodes };
}
