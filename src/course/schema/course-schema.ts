import { z } from 'zod';
import { id, oneOf, sentence } from './fields.ts';

/** What `course.json` says: the order of lessons, and the ways through them. */
export interface CourseJson {
  lessons: string[];
  paths: { id: string; title: string; lessons: string[] | 'all' }[];
}

const folder: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  'a lesson folder such as "04-countdown"',
);

/** `course.json`. */
export const courseSchema: z.ZodType<CourseJson> = z.strictObject({
  lessons: z.array(folder).min(1),
  paths: z
    .array(
      z.strictObject({
        id,
        title: sentence,
        lessons: z.union([oneOf('all'), z.array(folder).min(1)], {
          error: '"all" or a list of lesson folders',
        }),
      }),
    )
    .default([]),
});
