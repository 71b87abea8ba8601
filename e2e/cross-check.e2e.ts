// Random programs of threads, on real workers of a browser: every search, chance and parallel runs tell of the same outcomes.
import { createRandomThreads } from '../src/lab/run/trial/random-threads.ts';
import type { ExploreRequest, Verdict } from '../src/lab/run/types.ts';
import { expect, test, toText, type TestEmbed } from './embed.ts';

const SEED = Number(process.env['TEST_SEED'] ?? 20261122);
const PROGRAMS = 4;
const FREE_RUNS = 30;

type Files = Record<string, string>;

async function explore(embed: TestEmbed, files: Files, request: ExploreRequest = {}): Promise<Verdict> {
  const reply = await embed.request('explore', {
    files,
    budget: { runs: 1_000_000, ms: 120_000 },
    ...request,
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result;
}

const toKeys = ({ outcomes }: Verdict): Set<string> =>
  new Set(outcomes.map((found) => `${found.outcome.type}: ${found.output.map(({ text }) => text).join('')}`));

test.describe('random threads', () => {
  test.describe.configure({ timeout: 180_000 });

  for (let k = 0; k < PROGRAMS; k++) {
    const seed = SEED + 100 + k;
    const files = createRandomThreads(seed, { threads: 2, nestsLocks: k % 2 === 0 });
    test(`[E1] [E2] dfs, dpor and 1,000 runs by chance agree: ${seed}`, async ({ embed }) => {
      const reduced = await explore(embed, files);
      const whole = await explore(embed, files, { strategy: 'dfs' });
      const sampled = await explore(embed, files, {
        strategy: 'random',
        seed,
        budget: { runs: 1000, ms: 60_000 },
      });
      expect([reduced.exhaustive, whole.exhaustive, sampled.exhaustive]).toEqual([true, true, false]);
      expect(toKeys(reduced), files['w.ts']).toEqual(toKeys(whole));
      expect([...toKeys(sampled).difference(toKeys(whole))], files['w.ts']).toEqual([]);
    });
  }

  for (let k = 0; k < PROGRAMS; k++) {
    const seed = SEED + 200 + k;
    const files = createRandomThreads(seed, { threads: k % 2 === 0 ? 2 : 3, nestsLocks: false });
    test(`[P2] [E2] ${FREE_RUNS} parallel runs show nothing that was not listed: ${seed}`, async ({
      embed,
    }) => {
      const listed = toKeys(await explore(embed, files));
      const seen = new Set<string>();
      for (let run = 0; run < FREE_RUNS; run++) {
        const result = await embed.run(files, { clock: 'real' });
        seen.add(`${result.outcome.type}: ${toText(result)}`);
      }
      expect([...seen.difference(listed)], files['w.ts']).toEqual([]);
    });
  }
});
