import type { Answer } from './answer.ts';
import { normaliseLine } from './normalise-line.ts';
import type { Bet } from './question.ts';
import { shuffle } from './seeded.ts';

/** How many bets there are to choose from after the second miss. */
const CHOICES = 3;

/**
 * Three bets, the right one among them, in an order that the seed decides. `tempting` are wrong ones that somebody would give (the
 * learner's own, the right ones of other variants), the most tempting first; what they leave open is made from the right one.
 */
export function makeChoices(
  question: Bet,
  right: Answer,
  tempting: readonly Answer[],
  seed: number,
): Answer[] {
  const chosen = new Map([[toKey(right), right]]);
  for (const answer of [
    ...tempting.filter((each) => isWhole(each, right)),
    ...listNearMisses(question, right),
  ]) {
    if (chosen.size === CHOICES) break;
    if (!chosen.has(toKey(answer)) && !isAsGood(question, answer, right)) chosen.set(toKey(answer), answer);
  }
  return shuffle([...chosen.values()], seed);
}

/** Equal for bets that are graded alike. */
function toKey(answer: Answer): string {
  if (answer.kind === 'output' || answer.kind === 'order')
    return toLines(answer.lines).map(normaliseLine).join('\n');
  return JSON.stringify(answer);
}

/** A number that counts as right as well. */
function isAsGood(question: Bet, answer: Answer, right: Answer): boolean {
  if (question.kind !== 'number' || answer.kind !== 'number' || right.kind !== 'number') return false;
  return Math.abs(answer.value - right.value) <= question.tolerance;
}

/** As long as the right one: a shorter bet would show which one is right. */
function isWhole(answer: Answer, right: Answer): boolean {
  if (answer.kind !== right.kind) return false;
  if (answer.kind !== 'output' && answer.kind !== 'order') return true;
  return 'lines' in right && toLines(answer.lines).length === toLines(right.lines).length;
}

function toLines(lines: readonly string[]): string[] {
  return lines.filter((line) => normaliseLine(line) !== '');
}

/** Wrong bets that differ little from the right one. */
function listNearMisses(question: Bet, right: Answer): Answer[] {
  switch (right.kind) {
    case 'output':
    case 'order':
      return listSwapped(right.lines).map((lines) => ({ kind: right.kind, lines }));
    case 'choice':
      return question.kind === 'choice'
        ? question.options.flatMap((_, option): Answer[] =>
            option === right.option ? [] : [{ kind: 'choice', option }],
          )
        : [];
    case 'several':
      return question.kind === 'several'
        ? question.options
            .map((_, option) =>
              right.options.includes(option)
                ? right.options.filter((each) => each !== option)
                : [...right.options, option].toSorted((a, b) => a - b),
            )
            .filter((options) => options.length > 0)
            .map((options): Answer => ({ kind: 'several', options }))
        : [];
    case 'number': {
      const step = question.kind === 'number' && question.tolerance > 0 ? question.tolerance * 3 : 1;
      return [right.value * 2, right.value + step, right.value - step, right.value + 2 * step]
        .filter((value) => value >= 0)
        .map((value): Answer => ({ kind: 'number', value }));
    }
    case 'happen':
    case 'fix':
      return [];
  }
}

/** The lines with two neighbours swapped, from the front on, then the other way round, then with another number in the first. */
function listSwapped(lines: readonly string[]): string[][] {
  const swapped = lines.slice(1).map((line, index) => {
    const copy = [...lines];
    copy[index + 1] = lines[index] ?? '';
    copy[index] = line;
    return copy;
  });
  const [first = '', ...others] = lines;
  const counted = [1, -1, 2].map((by) => [
    first.replace(/\d+/u, (digits) => String(Number(digits) + by)),
    ...others,
  ]);
  return [...swapped, lines.toReversed(), ...counted];
}
