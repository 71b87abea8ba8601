import { z } from 'zod';
import { sentence, wholeNumber } from './fields.ts';

/** Front matter of `lesson.mdx`. */
export interface FrontMatter {
  title: string;
  promise: string;
  /** The sum of the needed slides, for people who read the file; what is shown is computed. A test compares the two. */
  minutes?: number;
  recap: string;
  needs: string[];
}

/** Front matter of `lesson.mdx`. */
export const frontMatterSchema: z.ZodType<FrontMatter> = z.strictObject({
  title: sentence,
  promise: sentence,
  minutes: wholeNumber(1, 240).exactOptional(),
  recap: sentence,
  needs: z.array(sentence).default([]),
});
