import { z } from 'zod';
import { id, oneOf, sentence } from './fields.ts';

/** What `course.json` says: the order of lessons, and the ways through them. */
export interface CourseJson {
  lessons: string[];
  paths: { id: string; title: string; lessons: string[] | 'all' }[];
  /** Hashes of class codes, as `npm run class -- <word>` prints them. */
  classCodes: string[];
}

const folder: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  'a lesson folder such as "04-countdown"',
);

const classHash: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  'a hash that `npm run class -- <word>` prints',
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
  classCodes: z.array(classHash).default([]),
});
