import type { Verdict } from '../lab/run/types.ts';
import { normaliseLine } from './normalise-line.ts';
import { listOutcomes } from './outcome-text.ts';

const SEPARATOR = ' · ';
const ENDINGS: Readonly<Record<string, string>> = {
  deadlocked: 'ends in a deadlock',
  threw: 'ends by an error',
  outOfSteps: 'goes on for ever',
};

/**
 * Why no run ends so, in a sentence that is computed from the list of all runs; null where the list is not exhaustive, or holds it.
 * `value` is an outcome's text.
 */
export function explainImpossible(value: string, verdict: Verdict): string | null {
  const outcomes = listOutcomes(verdict);
  if (!verdict.exhaustive || outcomes.includes(value)) return null;
  const all =
    verdict.traces === 1
      ? 'There is one order'
      : `All ${verdict.traces.toLocaleString('en')} orders are listed`;
  const ending = ENDINGS[value];
  if (ending !== undefined) return `${all}, and none ${ending}.`;
  const bound = explainBound(value, outcomes);
  if (bound !== null) return `${all}: ${bound}.`;
  const turn = explainTurn(value, outcomes);
  return turn === null ? `${all}, and none prints that.` : `${all}: ${turn}.`;
}

/** Beyond the least or the greatest number. */
function explainBound(value: string, outcomes: readonly string[]): string | null {
  const numbers = outcomes.filter((text) => /^-?\d+(\.\d+)?$/u.test(text)).map(Number);
  const wanted = Number(value);
  if (numbers.length !== outcomes.length || !Number.isFinite(wanted)) return null;
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  if (wanted < least) return `the least they come to is ${String(least)}`;
  if (wanted > greatest) return `the most they come to is ${String(greatest)}`;
  return `they come to ${numbers.toSorted((a, b) => a - b).join(', ')}, and not to this`;
}

/** Where the lines leave those of every run. */
function explainTurn(value: string, outcomes: readonly string[]): string | null {
  const wanted = value.split(SEPARATOR);
  if (wanted.length < 2) return null;
  const runs = outcomes.map((outcome) => outcome.split(SEPARATOR));
  const lengths = runs.map((lines) => countShared(lines, wanted));
  const shared = Math.max(...lengths);
  const followers = [
    ...new Set(runs.filter((_, index) => lengths[index] === shared).map((lines) => lines[shared])),
  ];
  const follows = followers.map((line) => (line === undefined ? 'nothing' : `\`${line}\``)).join(' or ');
  const next = wanted[shared];
  if (next === undefined) return `after these lines there always comes ${follows}`;
  if (shared === 0) return `none begins with \`${next}\`, but with ${follows}`;
  return `after \`${wanted.slice(0, shared).join(SEPARATOR)}\` there comes ${follows}, never \`${next}\``;
}

function countShared(lines: readonly string[], wanted: readonly string[]): number {
  const differing = wanted.findIndex(
    (line, index) => normaliseLine(lines[index] ?? '') !== normaliseLine(line),
  );
  return differing < 0 ? wanted.length : differing;
}
