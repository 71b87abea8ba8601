import type { IndexedQuestion } from '../../course/to-course-index.ts';
import type { Attempt, AttemptVerdict } from '../../learn/index.ts';

const VERDICTS: { readonly [V in AttemptVerdict]: { mark: string; word: string } } = {
  right: { mark: '✓', word: 'right' },
  partial: { mark: '✓', word: 'right as far as it went' },
  wrong: { mark: '≠', word: 'not what it did' },
  skipped: { mark: '–', word: 'skipped' },
};

/** A verdict as a shape and in words. */
export function toVerdictText(verdict: AttemptVerdict): { mark: string; word: string } {
  return VERDICTS[verdict];
}

/** What was answered, in the question's own words; '' for a skip. */
export function toAnswerText({ answer }: Attempt, question: IndexedQuestion | null): string {
  switch (answer?.kind) {
    case undefined:
      return '';
    case 'output':
    case 'order':
      return answer.lines.filter((line) => line.trim() !== '').join(' · ');
    case 'choice':
      return toOptions([answer.option], question);
    case 'several':
      return toOptions(answer.options, question);
    case 'number':
      return `${String(answer.value)} ${question?.unit ?? ''}`.trim();
    case 'happen':
      return 'made it happen';
    case 'fix':
      return 'fixed it';
  }
}

/** What else there is to say of an attempt: `sure, of a variant, 2 hints`. */
export function toAttemptNotes({ confidence, seed, hints }: Attempt): string {
  return [
    confidence === null ? '' : confidence === 'sure' ? 'sure' : 'a guess',
    seed === 0 ? '' : 'of a variant',
    hints === 0 ? '' : `${String(hints)} ${hints === 1 ? 'hint' : 'hints'}`,
  ]
    .filter((note) => note !== '')
    .join(', ');
}

function toOptions(options: readonly number[], question: IndexedQuestion | null): string {
  return options
    .map((option) => question?.options[option] ?? `option ${String(option + 1)}`)
    .join(', ')
    .replaceAll('`', '');
}
