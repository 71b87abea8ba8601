import { z } from 'zod';
import type { Question } from '../../learn/question.ts';
import { fileName, id, misconception, sentence, text } from './fields.ts';
import { questionSchema } from './question-schema.ts';

/** What `quiz.json` says; a question has its own short program or takes a lab of the lesson. */
export interface QuizJson {
  questions: {
    id: string;
    catches: string;
    lab?: string;
    files?: Record<string, string>;
    question: Question;
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
          after: sentence,
        })
        .refine((entry) => 'lab' in entry !== 'files' in entry, { error: 'either lab or files' })
        .refine((entry) => entry.catches === entry.question.catches, {
          path: ['catches'],
          error: 'the same misconception as question.catches',
        }),
    )
    .min(1)
    .max(6),
});
