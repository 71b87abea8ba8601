import type { Choice } from '../schedule/index.ts';
import type { Path } from './types.ts';

const MAX_PATHS = 300;

/** Keeps at most 300 of many runs, from all over the search: every n-th of them, n growing by doubling. */
export interface Paths {
  add(choices: readonly Choice[], outcome: number): void;
  readonly kept: Path[];
}

export function createPaths(): Paths {
  let kept: Path[] = [];
  let every = 1;
  let met = 0;
  return {
    get kept() {
      return kept;
    },
    add(choices, outcome) {
      if (met++ % every !== 0) return;
      if (kept.length === MAX_PATHS) {
        kept = kept.filter((_, index) => index % 2 === 0);
        every *= 2;
        if ((met - 1) % every !== 0) return;
      }
      kept.push({ choices: choices.slice(), outcome });
    },
  };
}
