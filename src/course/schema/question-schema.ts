import { z } from 'zod';
import type { Check, Measure, Question } from '../../learn/question.ts';
import { anyText, id, measureValue, misconception, number, sentence, text, wholeNumber } from './fields.ts';

const measureTypes = [
  'elapsed',
  'line',
  'lineAt',
  'lineIndex',
  'first',
  'lineCount',
  'overlaps',
  'lanes',
  'threads',
  'outcome',
  'eventCount',
] as const satisfies readonly Measure['type'][];

/** Something that can be read off a finished run. */
export const measureSchema: z.ZodType<Measure> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('elapsed') }),
    z.strictObject({ type: z.literal('line'), index: wholeNumber(0) }),
    z.strictObject({ type: z.literal('lineAt'), text: anyText }),
    z.strictObject({ type: z.literal('lineIndex'), text: anyText }),
    z.strictObject({ type: z.literal('first'), of: z.array(text).min(2) }),
    z.strictObject({ type: z.literal('lineCount'), text: anyText.exactOptional() }),
    z.strictObject({ type: z.literal('overlaps') }),
    z.strictObject({ type: z.literal('lanes') }),
    z.strictObject({ type: z.literal('threads') }),
    z.strictObject({ type: z.literal('outcome') }),
    z.strictObject({ type: z.literal('eventCount'), event: text }),
  ],
  { error: `one of ${measureTypes.join(', ')}` },
);

const base = { id, ask: sentence, catches: misconception };

const kinds = ['output', 'choice', 'number'] as const satisfies readonly Question['kind'][];

/** What a learner is asked before the first run. */
export const questionSchema: z.ZodType<Question> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('output'), ...base, lines: wholeNumber(1, 6) }),
    z.strictObject({
      kind: z.literal('choice'),
      ...base,
      measure: measureSchema,
      options: z
        .array(z.strictObject({ text: sentence, value: measureValue }))
        .min(2)
        .refine((options) => new Set(options.map(({ value }) => value)).size === options.length, {
          error: 'options of different values',
        }),
    }),
    z.strictObject({
      kind: z.literal('number'),
      ...base,
      measure: measureSchema,
      unit: anyText,
      tolerance: number,
    }),
  ],
  { error: `one of ${kinds.join(', ')}` },
);

/** One condition of a challenge: exactly one of equals, atMost, atLeast. */
export const checkSchema: z.ZodType<Check> = z
  .strictObject({
    say: sentence,
    measure: measureSchema,
    equals: measureValue.exactOptional(),
    atMost: number.exactOptional(),
    atLeast: number.exactOptional(),
  })
  .refine((check) => ['equals', 'atMost', 'atLeast'].filter((bound) => bound in check).length === 1, {
    error: 'exactly one of equals, atMost, atLeast',
  });
