import { z } from 'zod';
import { id, sentence, wholeNumber } from './fields.ts';

/** One entry of `references.json`. */
export interface Reference {
  id: string;
  title: string;
  /** Authors, as they sign. */
  by: string;
  year?: number;
  /** Venue, publisher or site. */
  where?: string;
  url?: string;
  /** What the course took from it, one sentence. */
  for: string;
  /** Slugs of the lessons that use it; none when the whole course does. */
  lessons: string[];
}

const address: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && URL.canParse(value) && /^https:\/\/[^\s]+$/.test(value),
  'an address that begins with https://',
);

/** `references.json`. */
export const referencesSchema: z.ZodType<Reference[]> = z
  .array(
    z.strictObject({
      id,
      title: sentence,
      by: sentence,
      year: wholeNumber(1900, 2100).exactOptional(),
      where: sentence.exactOptional(),
      url: address.exactOptional(),
      for: sentence,
      lessons: z.array(id).default([]),
    }),
  )
  .min(1);
