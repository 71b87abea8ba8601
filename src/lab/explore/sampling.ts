import { STEP, STEP_WIDTH, type Continuation, type Execution } from '../schedule/index.ts';
import type { Strategy } from './types.ts';

export type SamplingStrategy = Exclude<Strategy, 'dpor' | 'dfs'>;
export const SAMPLING_STRATEGIES: readonly SamplingStrategy[] = ['random', 'urw', 'pos', 'pct'];

/** Lowest priorities that pct gives: finds bugs that need one order less to be met. */
const PCT_DEPTH = 3;

/** Random schedules, each with a seed of its own, of one strategy or of several in turn. */
export interface Sampling {
  next(): Continuation;
  /** Learns how long the program and each of its threads run. */
  absorb(execution: Execution): void;
}

export function createSampling(strategies: readonly SamplingStrategy[], seed: number): Sampling {
  let drawn = 0;
  let length = 0;
  const expected: number[] = [];
  return {
    next() {
      const own = (Math.imul(seed, 0x9e3779b1) + Math.imul(drawn, 0x85ebca6b)) | 0;
      const type = strategies[drawn % strategies.length] ?? 'random';
      drawn++;
      switch (type) {
        case 'urw':
          return { type, seed: own, expected: expected.slice() };
        case 'pct':
          return { type, seed: own, depth: PCT_DEPTH, length: Math.max(length, 1) };
        case 'random':
        case 'pos':
          return { type, seed: own };
      }
    },
    absorb({ steps, stepCount, threadCount }) {
      length = Math.max(length, stepCount);
      const counts = Array.from({ length: threadCount }, () => 0);
      for (let row = 0; row < stepCount; row++) {
        const thread = steps[row * STEP_WIDTH + STEP.thread] as number;
        counts[thread] = (counts[thread] ?? 0) + 1;
      }
      counts.forEach((count, thread) => (expected[thread] = Math.max(expected[thread] ?? 0, count)));
    },
  };
}
