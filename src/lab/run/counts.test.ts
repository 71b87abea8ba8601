import { describe, expect, test } from 'vitest';
import { exploreFiles } from './trial/in-node.ts';
import { COUNTED, fibonacciRace, lastZero, type CountedProgram } from './trial/counted-programs.ts';
import type { Verdict } from './types.ts';

/** Holds a verdict to what others have counted. */
function expectCounts(verdict: Verdict, { traces, deadlocks, prints }: CountedProgram): void {
  const { runs, blocked, outcomes } = verdict;
  expect(verdict).toMatchObject({ exhaustive: true, cutShort: null, traces, spinsCollapsed: false });
  expect(runs - traces - blocked).toBe(deadlocks);
  expect(blocked).toBeLessThanOrEqual(1.5 * traces);
  const ends = new Set(outcomes.map(({ outcome }) => outcome.type));
  expect(ends).toEqual(new Set(deadlocks > 0 ? ['finished', 'deadlocked'] : ['finished']));
  expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(traces + deadlocks);
  if (prints === undefined) return;
  const printed = outcomes.map(({ output }) => output.map(({ text }) => text).join(''));
  expect(printed.toSorted()).toEqual([...prints]);
}

describe('counts of others, on real threads', () => {
  test.each(COUNTED)('[E1] [E2] [E4] $name', { timeout: 60_000 }, async (program) => {
    expectCounts(await exploreFiles(program.files), program);
  });

  test('[E1] lastzero(5) takes at most 97 runs in all', async () => {
    const { runs } = await exploreFiles(lastZero(5).files);
    expect(runs).toBeLessThanOrEqual(97);
  });

  test('[E1] the Fibonacci race of three rounds and a reader', { timeout: 60_000 }, async () => {
    const program = fibonacciRace(3, 1698);
    expectCounts(await exploreFiles(program.files), program);
  });
});
