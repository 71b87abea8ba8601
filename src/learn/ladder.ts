/** Misses after which a question is left for later. */
const MISSES_IN_ALL = 3;
/** Misses after which a question becomes a choice of three. */
const MISSES_BEFORE_CHOICE = 2;

/** What a learner is offered after an answer. */
export type NextTry =
  /** The same question, of a variant where there is one: to remember is not enough. */
  | { type: 'again'; isChoice: boolean }
  /** The lesson goes on, and the question comes back another day. */
  | { type: 'later' };

/** The next rung for somebody who has missed so often: a new bet, a choice of three, then "come back to this". */
export function findNextTry(misses: number): NextTry {
  if (misses >= MISSES_IN_ALL) return { type: 'later' };
  return { type: 'again', isChoice: misses >= MISSES_BEFORE_CHOICE };
}

/** Wrong answers since the last right one; skips and partial bets are none. Oldest first. */
export function countMisses(verdicts: readonly string[]): number {
  const since = verdicts.slice(verdicts.lastIndexOf('right') + 1);
  return since.filter((verdict) => verdict === 'wrong').length;
}

/** A seed of a variant that has not been asked yet, 1 or more. */
export function findNextSeed(seeds: readonly number[]): number {
  return Math.max(0, ...seeds) + 1;
}
