import type { Vote } from './types.ts';

/** A vote that nobody has counted. */
export const NEW_VOTE: Vote = { round: 0, counts: [[], []], answers: [], isClosed: false };

/** As many choices as have a letter of their own. */
export const MOST_CHOICES = 8;

/** A, B, C … */
export function toLetter(index: number): string {
  return String.fromCodePoint(65 + index);
}

/** Writes hands down in the count that is on; keys are places of choices, from 0. */
export function setHands(vote: Vote, hands: ReadonlyMap<number, number>): Vote {
  const counts = vote.counts.map((count, round) => {
    if (round !== vote.round) return count;
    const length = Math.max(count.length, ...[...hands.keys()].map((index) => index + 1));
    return Array.from({ length }, (_, index) => hands.get(index) ?? count[index] ?? null);
  });
  return { ...vote, counts: [counts[0] ?? [], counts[1] ?? []] };
}

/** Adds an answer from the room, where there is still a letter for it. */
export function addAnswer(vote: Vote, choices: number, text: string): Vote {
  const isKnown = vote.answers.includes(text);
  if (text === '' || isKnown || choices + vote.answers.length >= MOST_CHOICES) return vote;
  return { ...vote, answers: [...vote.answers, text] };
}

/** Anybody has counted in this round. */
export function isCounted(vote: Vote, round: 0 | 1): boolean {
  return vote.counts[round].some((count) => count !== null);
}

/** Hands of a choice as a share of all hands of its count, 0…1. */
export function findShare(vote: Vote, round: 0 | 1, index: number): number {
  const all = vote.counts[round].reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return all === 0 ? 0 : (vote.counts[round][index] ?? 0) / all;
}
