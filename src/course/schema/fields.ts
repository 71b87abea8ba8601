import { z } from 'zod';

/**
 * Leaves of the content's schemas. Each says in its message what it expects, as the end of the sentence
 * "expected …, found …"; find-shape.ts puts the rest around it.
 */
function leaf<T>(isRight: (value: unknown) => boolean, expected: string): z.ZodType<T> {
  return z.custom<T>(isRight, expected);
}

/** Text that says something. */
export const text: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && value.trim() !== '',
  'text that is not empty',
);

/** Any text, the empty one included. */
export const anyText: z.ZodType<string> = leaf((value) => typeof value === 'string', 'text');

/** Text of one line; what a learner reads. */
export const sentence: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && value.trim() !== '' && !value.includes('\n'),
  'a sentence on one line',
);

/** Part of links and keys. */
export const id: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  'an id of small letters, digits and single dashes',
);

/** An id of the misconceptions table. */
export const misconception: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && /^M(0[1-9]|[12]\d|3[0-7])$/.test(value),
  'a misconception from M01 to M37',
);

/** A name of a lab's own file. */
export const fileName: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && /^[\w-]+(\/[\w-]+)*\.ts$/.test(value),
  'a file name such as "main.ts"',
);

/** A path that the course serves to labs, or the beginning of some. */
export const networkPath: z.ZodType<string> = leaf(
  (value) => typeof value === 'string' && /^\/net\/[\w./-]*\*?$/.test(value),
  'a path that begins with /net/',
);

/** @param most inclusive */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): z.ZodType<number> {
  const expected =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number of at least ${least}`
      : `a whole number from ${least} to ${most}`;
  return leaf(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    expected,
  );
}

/** Milliseconds, not negative. */
export const durationMs: z.ZodType<number> = leaf(
  (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  'a number of milliseconds, 0 or more',
);

/** A share, 0…1. */
export const share: z.ZodType<number> = leaf(
  (value) => typeof value === 'number' && value >= 0 && value <= 1,
  'a number from 0 to 1',
);

/** Any finite number. */
export const number: z.ZodType<number> = leaf((value) => Number.isFinite(value), 'a number');

/** What a measure can give. */
export const measureValue: z.ZodType<number | string | null> = leaf(
  (value) => value === null || typeof value === 'string' || Number.isFinite(value),
  'a number, text or null',
);

export const trueOrFalse: z.ZodType<boolean> = leaf((value) => typeof value === 'boolean', 'true or false');

/** One of a few words. */
export function oneOf<const T extends string>(...words: T[]): z.ZodType<T> {
  return leaf((value) => words.some((word) => word === value), words.map((word) => `"${word}"`).join(' or '));
}
