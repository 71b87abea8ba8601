import { formatTime } from '../../lab/trace/index.ts';
import type { Answer } from '../../learn/index.ts';
import type { MeasureValue, Question } from '../../learn/question.ts';

/** An answer as a sentence quotes it. */
export function describeAnswer(question: Question, answer: Answer): string {
  switch (answer.kind) {
    case 'output':
    case 'order':
      return answer.lines.filter((line) => line.trim() !== '').join(' · ');
    case 'choice':
      return toTexts(question, [answer.option]);
    case 'several':
      return toTexts(question, answer.options);
    case 'number':
      return question.kind === 'number'
        ? `${String(answer.value)} ${question.unit}`.trim()
        : String(answer.value);
    case 'happen':
      return 'it can happen';
    case 'fix':
      return 'it is fixed';
  }
}

function toTexts(question: Question, options: readonly number[]): string {
  if (question.kind !== 'choice' && question.kind !== 'several') return '';
  return options
    .map((option) => question.options[option]?.text ?? '')
    .join(', ')
    .replaceAll('`', '');
}

/** What the run gave, in the question's own terms. */
export function describeActual(question: Question, value: MeasureValue): string {
  if (!('measure' in question)) return '';
  if (value === null) return 'it never came';
  if (question.kind === 'number') return `${String(value)} ${question.unit}`.trim();
  const option = question.options.find((each) => each.value === value);
  if (option !== undefined) return option.text;
  const { type } = question.measure;
  return typeof value === 'number' && (type === 'elapsed' || type === 'lineAt')
    ? formatTime(value)
    : String(value);
}
