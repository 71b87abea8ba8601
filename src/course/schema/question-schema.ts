import { z } from 'zod';
import {
  isOfVerdict,
  type Check,
  type Goal,
  type Measure,
  type Question,
  type Vary,
} from '../../learn/question.ts';
import * as field from './fields.ts';

const { anyText, id, measureValue, misconception, number, sentence, text, wholeNumber } = field;

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
  'outcomeCount',
  'outcomeSet',
  'canPrint',
  'smallest',
  'deadlocks',
  'races',
  'schedules',
] as const satisfies readonly Measure['type'][];

/** Something that can be read off a finished run, or off what exploring says. */
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
    z.strictObject({ type: z.literal('outcomeCount') }),
    z.strictObject({ type: z.literal('outcomeSet') }),
    z.strictObject({ type: z.literal('canPrint'), text }),
    z.strictObject({ type: z.literal('smallest') }),
    z.strictObject({ type: z.literal('deadlocks') }),
    z.strictObject({ type: z.literal('races') }),
    z.strictObject({ type: z.literal('schedules') }),
  ],
  { error: `one of ${measureTypes.join(', ')}` },
);

const base = { id, ask: sentence, catches: misconception };

const kinds = [
  'output',
  'order',
  'choice',
  'several',
  'number',
  'happen',
  'fix',
] as const satisfies readonly Question['kind'][];

const optionsOf = <T extends number | string | null>(
  value: z.ZodType<T>,
): z.ZodType<{ text: string; value: T }[]> =>
  z
    .array(z.strictObject({ text: sentence, value }))
    .min(2)
    .refine((options) => new Set(options.map((option) => option.value)).size === options.length, {
      error: 'options of different values',
    });

/** A question as an author writes it: of several, only the impossible ones need be stated. */
export type WrittenQuestion =
  | Exclude<Question, { kind: 'several' }>
  | (Omit<Extract<Question, { kind: 'several' }>, 'options'> & {
      options?: { text: string; value: string }[];
      /** What cannot happen; what can is the lab's `expect.explore.outcomes`. */
      impossible?: { text?: string; value: string }[];
    });

/** What a learner is asked before the first run. */
export const questionSchema: z.ZodType<WrittenQuestion> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('output'), ...base, lines: wholeNumber(1, 6) }),
    z.strictObject({ kind: z.literal('order'), ...base, lines: wholeNumber(2, 8) }),
    z.strictObject({
      kind: z.literal('choice'),
      ...base,
      measure: measureSchema,
      options: optionsOf(measureValue),
    }),
    z
      .strictObject({
        kind: z.literal('several'),
        ...base,
        measure: z
          .strictObject({ type: z.literal('outcomeSet') })
          .default(() => ({ type: 'outcomeSet' as const })),
        options: optionsOf(text).exactOptional(),
        impossible: z
          .array(z.strictObject({ text: sentence.exactOptional(), value: text }))
          .min(1)
          .exactOptional(),
      })
      .refine((question) => 'options' in question !== 'impossible' in question, {
        error: 'either options or impossible',
      }),
    z.strictObject({
      kind: z.literal('number'),
      ...base,
      measure: measureSchema,
      unit: anyText,
      tolerance: number,
    }),
    z.strictObject({ kind: z.literal('happen'), ...base }),
    z.strictObject({ kind: z.literal('fix'), ...base }),
  ],
  { error: `one of ${kinds.join(', ')}` },
);

/** Texts that a variant changes. */
export const varySchema: z.ZodType<Vary[]> = z
  .array(
    z
      .strictObject({ file: field.fileName, text, values: z.array(anyText).min(1) })
      .refine((entry) => new Set([entry.text, ...entry.values]).size === entry.values.length + 1, {
        path: ['values'],
        error: 'texts that differ from the text and from each other',
      }),
  )
  .min(1);

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

/** Conditions of one sort: all of a run, or all of every schedule. */
export const checksSchema: z.ZodType<Check[]> = z
  .array(checkSchema)
  .refine((checks) => new Set(checks.map(({ measure }) => isOfVerdict(measure))).size < 2, {
    error: 'conditions of one run, or of every schedule, not both',
  });

/** What to bring about in the scheduler's seat. */
export const goalSchema: z.ZodType<Goal> = z.strictObject({
  say: sentence,
  check: z
    .array(checkSchema)
    .min(1)
    .refine((checks) => checks.every(({ measure }) => !isOfVerdict(measure)), {
      error: 'conditions of one run, not of every schedule',
    }),
});
