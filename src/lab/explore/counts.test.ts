import { describe, expect, test } from 'vitest';
import { explore } from './explore.ts';
import { createTrialExecutor } from './trial/create-trial-executor.ts';
import * as known from './trial/known-programs.ts';
import type { TrialProgram } from './trial/trial-program.ts';
import type { Findings } from './types.ts';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

function exploreAll(program: TrialProgram): Findings {
  return explore(
    createTrialExecutor(program),
    { strategy: 'dpor', outputs: 'ordered', budget: { runs: 1e7, ms: 1e9 }, seed: 1 },
    { onProgress: () => undefined, isStopRequested: () => false, nowMs: () => 0 },
  );
}

interface Row {
  name: string;
  program: TrialProgram;
  traces: number;
  /** Runs that are stuck. */
  stuck?: number;
}

const TABLE: Row[] = [
  { name: 'store buffering', program: known.storeBuffering, traces: 3 },
  { name: 'message passing', program: known.messagePassing, traces: 3 },
  { name: 'load buffering', program: known.loadBuffering, traces: 3 },
  { name: 'independent reads of independent writes', program: known.iriw, traces: 15 },
  ...[2, 3, 5, 8].map((n) => ({ name: `readers(${n})`, program: known.readers(n), traces: 2 ** n })),
  ...[2, 3, 4, 5, 6].map((n) => ({
    name: `lastzero(${n})`,
    program: known.lastZero(n),
    traces: (n + 3) * 2 ** (n - 2),
  })),
  ...[2, 3, 4, 5].map((n) => ({
    name: `${n} atomic adds`,
    program: known.atomicAdds(n),
    traces: factorial(n),
  })),
  { name: 'two threads of x++', program: known.increments(2), traces: 4 },
  { name: 'three threads of x++', program: known.increments(3), traces: 36 },
  { name: 'four threads of x++', program: known.increments(4), traces: 576 },
  ...[2, 3, 4, 5].map((n) => ({
    name: `${n} locked increments`,
    program: known.lockedIncrements(n),
    traces: factorial(n),
  })),
  { name: 'two locks in opposite orders', program: known.crossedLocks, traces: 2, stuck: 1 },
  ...[2, 3, 4, 5].map((n) => ({
    name: `${n} philosophers`,
    program: known.philosophers(n),
    traces: 2 ** n - 2,
    stuck: 1,
  })),
  ...[2, 3, 4, 5].map((n) => ({
    name: `${n} philosophers, one reversed`,
    program: known.philosophers(n, true),
    traces: 2 ** n - 2,
  })),
  { name: 'a notify that may be lost', program: known.lostWakeUp, traces: 2, stuck: 1 },
];

describe('counts of others', () => {
  test.each(TABLE)('[E1] [E2] [E4] $name', ({ program, traces, stuck = 0 }) => {
    const findings = exploreAll(program);
    expect(findings).toMatchObject({ exhaustive: true, cutShort: null, traces });
    expect(findings.runs - findings.traces - findings.blocked).toBe(stuck);
    expect(findings.blocked).toBeLessThanOrEqual(1.5 * traces);
    expect(findings.outcomes.some(({ end }) => end === 'stuck')).toBe(stuck > 0);
  });

  test('[E1] lastzero(5) takes at most 97 runs in all', () => {
    expect(exploreAll(known.lastZero(5)).runs).toBeLessThanOrEqual(97);
  });

  test('[E1] the Fibonacci race of four rounds and a reader', { timeout: 60_000 }, () => {
    expect(exploreAll(known.fibonacciRace(4))).toMatchObject({
      exhaustive: true,
      traces: 19_605,
      blocked: 0,
    });
  });

  // Half a minute beside other tests: `TEST_SLOW=1 npx vitest run src/lab/explore`.
  test.runIf(process.env['TEST_SLOW'])('[E1] the same of five rounds', { timeout: 240_000 }, () => {
    expect(exploreAll(known.fibonacciRace(5))).toMatchObject({
      exhaustive: true,
      traces: 218_243,
      blocked: 0,
    });
  });
});
