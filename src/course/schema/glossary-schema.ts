import { z } from 'zod';
import { id, sentence } from './fields.ts';

/** What `glossary.json` says. */
export interface TermJson {
  id: string;
  term: string;
  says: string;
  also: string[];
  see: string[];
}

const slideLink: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^[a-z0-9-]+(#[a-z0-9-]+)?$/.test(value),
  'a lesson or a slide of one, such as "countdown#who-speaks-when"',
);

/** `glossary.json`. */
export const glossarySchema: z.ZodType<TermJson[]> = z
  .array(
    z.strictObject({
      id,
      term: sentence,
      says: sentence,
      also: z.array(sentence).default([]),
      see: z.array(slideLink).default([]),
    }),
  )
  .min(1);
