import { z } from 'zod';
import type { Expectation, ExploredFacts, Variant } from '../types.ts';
import { exploreSchema } from './explore-schema.ts';
import * as field from './fields.ts';

const timedLine: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^\d+(\.\d+)? /.test(value),
  'a time in ms and a line, such as "300 C 3"',
);

const factsSchema: z.ZodType<ExploredFacts> = z.strictObject({
  outcomes: z.array(field.text).min(1),
  traces: field.wholeNumber(0).exactOptional(),
  deadlocks: field.wholeNumber(0).exactOptional(),
  races: field.wholeNumber(0).exactOptional(),
  exhaustive: field.trueOrFalse.exactOptional(),
  request: exploreSchema.exactOptional(),
});

const variantSchema: z.ZodType<Variant> = z.strictObject({
  file: field.fileName,
  from: field.text,
  to: field.anyText,
  explore: factsSchema,
});

/** What a lab must show. */
export const expectationSchema: z.ZodType<Expectation> = z.strictObject({
  outcome: field.oneOf('finished', 'threw', 'deadlocked', 'outOfSteps'),
  output: z.array(field.anyText).exactOptional(),
  timedOutput: z.array(timedLine).exactOptional(),
  elapsed: field.durationMs.exactOptional(),
  pictures: field.wholeNumber(0).exactOptional(),
  lanesInSequence: field.trueOrFalse.exactOptional(),
  explore: factsSchema.exactOptional(),
  variants: z.array(variantSchema).min(1).exactOptional(),
});
