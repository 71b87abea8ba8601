import { z } from 'zod';
import type { Expectation, Lab } from '../types.ts';
import * as field from './fields.ts';
import { checkSchema, questionSchema } from './question-schema.ts';

/** What `lab.json` itself says; folder and files say the rest. */
export type LabJson = Omit<Lab, 'id' | 'files' | 'solution'>;

const pathSchema = z.strictObject({
  latencyMs: field.durationMs.exactOptional(),
  jitterMs: field.durationMs.exactOptional(),
  errorRate: field.share.exactOptional(),
  bytesPerMs: field.durationMs.exactOptional(),
  status: field.wholeNumber(200, 599).exactOptional(),
});

const networkSchema: z.ZodType<Lab['network']> = z.strictObject({
  latencyMs: field.durationMs.exactOptional(),
  jitterMs: field.durationMs.exactOptional(),
  errorRate: field.share.exactOptional(),
  bytesPerMs: field.durationMs.exactOptional(),
  seed: field.wholeNumber(0).exactOptional(),
  paths: z.record(field.networkPath, pathSchema).exactOptional(),
});

const timedLine: z.ZodType<string> = z.custom<string>(
  (value) => typeof value === 'string' && /^\d+(\.\d+)? /.test(value),
  'a time in ms and a line, such as "300 C 3"',
);

const expectationSchema: z.ZodType<Expectation> = z.strictObject({
  outcome: field.oneOf('finished', 'threw', 'deadlocked', 'outOfSteps'),
  output: z.array(field.anyText).exactOptional(),
  timedOutput: z.array(timedLine).exactOptional(),
  elapsed: field.durationMs.exactOptional(),
  pictures: field.wholeNumber(0).exactOptional(),
  lanesInSequence: field.trueOrFalse.exactOptional(),
});

/** `lab.json`. */
export const labSchema: z.ZodType<LabJson> = z.strictObject({
  title: field.sentence,
  entry: field.fileName.default('main.ts'),
  clock: field.oneOf('real', 'virtual').default('virtual'),
  record: field.oneOf('tasks', 'lines').default('tasks'),
  network: networkSchema.default({}),
  prelude: z.array(field.text).default(['lab']),
  predict: z.array(questionSchema).default([]),
  edits: z.array(field.sentence).default([]),
  check: z.array(checkSchema).default([]),
  expect: expectationSchema,
  expectSolution: expectationSchema.exactOptional(),
});
