import { z } from 'zod';
import type { Vary } from '../../learn/question.ts';
import { fileName, id, misconception, sentence, text } from './fields.ts';
import { questionSchema, varySchema, type WrittenQuestion } from './question-schema.ts';

/** What `quiz.json` says; a question has its own short program or takes a lab of the lesson. */
export interface QuizJson {
  questions: {
    id: string;
    catches: string;
    lab?: string;
    files?: Record<string, string>;
    question: WrittenQuestion;
    /** Over that of `lab`. */
    vary?: Vary[];
    after: string;
  }[];
}

/** `quiz.json`. */
export const quizSchema: z.ZodType<QuizJson> = z.strictObject({
  questions: z
    .array(
      z
        .strictObject({
          id,
          catches: misconception,
          lab: id.exactOptional(),
          files: z.record(fileName, text).exactOptional(),
          question: questionSchema,
          vary: varySchema.exactOptional(),
          after: sentence,
        })
        .refine((entry) => 'lab' in entry !== 'files' in entry, { error: 'either lab or files' })
        .refine(({ question: { kind } }) => kind !== 'happen' && kind !== 'fix', {
          path: ['question', 'kind'],
          error: 'a question that a bet answers: a quiz has no seat and no editor',
        })
        .refine((entry) => entry.catches === entry.question.catches, {
          path: ['catches'],
          error: 'the same misconception as question.catches',
        }),
    )
    .min(1)
    .max(6),
});
