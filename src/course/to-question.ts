import type { Question } from '../learn/question.ts';
import type { WrittenQuestion } from './schema/question-schema.ts';

/**
 * A question as pages ask it. Where only the impossible outcomes were stated, the possible ones join them in an order that tells
 * nothing, so that no page says which is which; `possible` is what the content check holds exploring to.
 */
export function toQuestion(written: WrittenQuestion, possible: readonly string[] = []): Question {
  if (written.kind !== 'several') return written;
  const { options, impossible = [], ...rest } = written;
  if (options !== undefined) return { ...rest, options };
  const computed = possible.map((value) => ({ text: toOptionText(value), value }));
  const stated = impossible.map(({ text, value }) => ({ text: text ?? toOptionText(value), value }));
  return {
    ...rest,
    options: [...computed, ...stated].toSorted((a, b) =>
      a.value.localeCompare(b.value, 'en', { numeric: true }),
    ),
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  deadlocked: 'It hangs: a deadlock',
  threw: 'It ends by an error',
  outOfSteps: 'It never ends',
};

/** An outcome as an option says it. */
export function toOptionText(value: string): string {
  return ENDINGS[value] ?? `\`${value}\``;
}
