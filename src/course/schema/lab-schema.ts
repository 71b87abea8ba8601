import { z } from 'zod';
import { LIBRARIES } from '../../lab/libraries/registry.ts';
import type { Lab } from '../types.ts';
import { expectationSchema } from './expectation-schema.ts';
import { exploreSchema } from './explore-schema.ts';
import * as field from './fields.ts';
import {
  checksSchema,
  goalSchema,
  questionSchema,
  varySchema,
  type WrittenQuestion,
} from './question-schema.ts';

/** What `lab.json` itself says; folder and files say the rest. */
export type LabJson = Omit<Lab, 'id' | 'files' | 'solution' | 'predict'> & { predict: WrittenQuestion[] };

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

/** `lab.json`. */
export const labSchema: z.ZodType<LabJson> = z.strictObject({
  title: field.sentence,
  entry: field.fileName.default('main.ts'),
  clock: field.oneOf('real', 'virtual').default('virtual'),
  record: field.oneOf('tasks', 'lines').default('tasks'),
  network: networkSchema.default({}),
  policy: field.oneOf('fifo', 'random', 'pct', 'urw', 'pos').exactOptional(),
  timerJitterMs: field.durationMs.exactOptional(),
  explore: exploreSchema.exactOptional(),
  goal: goalSchema.exactOptional(),
  prelude: z.array(field.oneOf('lab', ...LIBRARIES.map(({ name }) => name))).default(['lab']),
  predict: z.array(questionSchema).default([]),
  vary: varySchema.exactOptional(),
  hints: z.array(field.sentence).min(1).max(6).exactOptional(),
  edits: z.array(field.sentence).default([]),
  check: checksSchema.default([]),
  expect: expectationSchema,
  expectSolution: expectationSchema.exactOptional(),
});
