import {
  COUNTED,
  fibonacciRace,
  lastZero,
  type CountedProgram,
} from '../src/lab/run/trial/counted-programs.ts';
import type { Verdict } from '../src/lab/run/types.ts';
import { expect, test, type TestEmbed } from './embed.ts';

const BUDGET = { runs: 1_000_000, ms: 600_000 };

async function explore(embed: TestEmbed, program: CountedProgram): Promise<Verdict> {
  const reply = await embed.request('explore', { files: program.files, budget: BUDGET });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result;
}

function expectCounts(verdict: Verdict, { traces, deadlocks, prints }: CountedProgram): void {
  expect(verdict).toMatchObject({ exhaustive: true, cutShort: null, traces, spinsCollapsed: false });
  expect(verdict.runs - verdict.traces - verdict.blocked).toBe(deadlocks);
  expect(verdict.blocked).toBeLessThanOrEqual(1.5 * traces);
  const ends = new Set(verdict.outcomes.map(({ outcome }) => outcome.type));
  expect(ends).toEqual(new Set(deadlocks > 0 ? ['finished', 'deadlocked'] : ['finished']));
  if (prints === undefined) return;
  const printed = verdict.outcomes.map(({ output }) => output.map(({ text }) => text).join(''));
  expect(printed.toSorted()).toEqual([...prints]);
}

test.describe('counts that others have published, on real workers of a browser', () => {
  for (const program of COUNTED) {
    test(`[E1] [E2] [E4] ${program.name}`, async ({ embed }) => {
      expectCounts(await explore(embed, program), program);
    });
  }

  test('[E1] lastzero(5) takes at most 97 runs in all', async ({ embed }) => {
    expect((await explore(embed, lastZero(5))).runs).toBeLessThanOrEqual(97);
  });

  test('[E1] the Fibonacci race of four rounds and a reader', async ({ embed }) => {
    test.setTimeout(300_000);
    const program = fibonacciRace(4, 19_605);
    expectCounts(await explore(embed, program), program);
  });

  test('[E1] the Fibonacci race of five rounds and a reader', async ({ embed }) => {
    test.setTimeout(1_200_000);
    const program = fibonacciRace(5, 218_243);
    expectCounts(await explore(embed, program), program);
  });
});
