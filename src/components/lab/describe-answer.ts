import { formatTime } from '../../lab/trace/index.ts';
import type { Answer } from '../../learn/index.ts';
import type { MeasureValue, Question } from '../../learn/question.ts';

/** An answer as a sentence quotes it. */
export function describeAnswer(question: Question, answer: Answer): string {
  if (answer.kind === 'output') return answer.lines.filter((line) => line.trim() !== '').join(' · ');
  if (answer.kind === 'choice')
    return question.kind === 'choice'
      ? (question.options[answer.option]?.text ?? '').replaceAll('`', '')
      : '';
  if (answer.kind === 'several')
    return question.kind === 'several'
      ? answer.options
          .map((option) => question.options[option]?.text ?? '')
          .join(', ')
          .replaceAll('`', '')
      : '';
  return question.kind === 'number' ? `${String(answer.value)} ${question.unit}` : String(answer.value);
}

/** What the run gave, in the question's own terms. */
export function describeActual(question: Question, value: MeasureValue): string {
  if (question.kind === 'output') return '';
  if (value === null) return 'it never came';
  if (question.kind === 'number') return `${String(value)} ${question.unit}`;
  const option = question.options.find((each) => each.value === value);
  if (option !== undefined) return option.text;
  const { type } = question.measure;
  return typeof value === 'number' && (type === 'elapsed' || type === 'lineAt')
    ? formatTime(value)
    : String(value);
}
