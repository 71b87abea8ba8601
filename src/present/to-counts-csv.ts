import type { Vote, VotePlan } from './types.ts';
import { isCounted, toLetter } from './vote.ts';

/** A vote with what was counted. */
export interface CountedVote {
  plan: VotePlan;
  vote: Vote;
}

const HEAD = ['lesson', 'slide', 'question', 'count', 'choice', 'text', 'hands'];

/** One field. A spreadsheet reads `=`, `+`, `-`, `@` at its front as a formula; text from the room must not become one. */
function toField(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hand counts as CSV (RFC 4180), one line for each choice of each count that was made. */
export function toCountsCsv(lesson: string, votes: readonly CountedVote[]): string {
  const rows = votes.flatMap(({ plan, vote }) =>
    ([0, 1] as const)
      .filter((round) => isCounted(vote, round))
      .flatMap((round) =>
        [...plan.choices, ...vote.answers].map((text, index) => [
          lesson,
          plan.slide,
          plan.ask,
          round + 1,
          toLetter(index),
          text,
          vote.counts[round][index] ?? 0,
        ]),
      ),
  );
  return [HEAD, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}
