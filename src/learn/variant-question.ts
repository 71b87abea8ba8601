import type { Evidence } from './evidence.ts';
import { findRightOption } from './grade.ts';
import { isVerdict } from './evidence.ts';
import { measure } from './measure.ts';
import { listOutcomes } from './outcome-text.ts';
import type { ChoiceQuestion, MeasureValue, Question, SeveralQuestion } from './question.ts';
import { shuffle } from './seeded.ts';

/** So many outcomes may stand among the options of a variant. */
const MOST_OPTIONS = 8;

/**
 * A question as it is asked of a variant: where no option is right any more, the starter's right one gives its place to the variant's.
 * `starter` and `variant` are what the two programs show; the seed decides where a mended option stands.
 */
export function toVariantQuestion(
  question: Question,
  starter: Evidence,
  variant: Evidence,
  seed: number,
): Question {
  if (question.kind === 'choice') return mendChoice(question, starter, variant, seed);
  if (question.kind === 'several' && isVerdict(variant)) return mendSeveral(question, listOutcomes(variant));
  return question;
}

function mendChoice(
  question: ChoiceQuestion,
  starter: Evidence,
  variant: Evidence,
  seed: number,
): ChoiceQuestion {
  const value = measure(question.measure, variant);
  if (findRightOption(question, value, 'virtual') >= 0) return question;
  const before = findRightOption(question, measure(question.measure, starter), 'virtual');
  const old = question.options[before];
  const kept = question.options.filter((_, index) => index !== before);
  const mended = { text: toMendedText(question, old, value), value };
  const options = [...kept, mended];
  const areNumbers = options.every((option) => typeof option.value === 'number');
  return {
    ...question,
    options: areNumbers
      ? options.toSorted((a, b) => Number(a.value) - Number(b.value))
      : shuffle(options, seed),
  };
}

/** The old option's words with the new value; where that value does not stand in them, the value alone. */
function toMendedText(
  { measure: measured }: ChoiceQuestion,
  old: ChoiceQuestion['options'][number] | undefined,
  value: MeasureValue,
): string {
  for (const write of [String, writeThousands])
    if (old !== undefined && old.value !== null && value !== null && old.value !== '') {
      const parts = old.text.split(write(old.value));
      if (parts.length === 2 && !/\d$/u.test(parts[0] ?? '') && !/^[\d.,]*\d/u.test(parts[1] ?? ''))
        return parts.join(write(value));
    }
  if (value === null) return 'It never comes';
  if (measured.type === 'elapsed' || measured.type === 'lineAt')
    return value === 0 ? 'At once' : `After ${writeThousands(value)} ms`;
  return measured.type === 'line' ? (value === '' ? 'Nothing' : `\`${String(value)}\``) : String(value);
}

function writeThousands(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}

function mendSeveral(question: SeveralQuestion, outcomes: readonly string[]): SeveralQuestion {
  const stated = question.options.map(({ value }) => value);
  const missing = outcomes.filter((value) => !stated.includes(value));
  if (missing.length === 0) return question;
  const wrong = question.options.filter(({ value }) => !outcomes.includes(value));
  const right = outcomes.map(
    (value) => question.options.find((option) => option.value === value) ?? { text: `\`${value}\``, value },
  );
  const room = Math.max(1, MOST_OPTIONS - right.length);
  return {
    ...question,
    options: [...right, ...wrong.slice(0, room)].toSorted((a, b) =>
      a.value.localeCompare(b.value, 'en', { numeric: true }),
    ),
  };
}
