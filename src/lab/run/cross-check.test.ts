import { describe, expect, test } from 'vitest';
import { runProgram } from './record-lab.ts';
import { compileFiles, exploreFiles, toText, type Files } from './trial/in-node.ts';
import { createRandomThreads } from './trial/random-threads.ts';
import type { Outcome, Verdict } from './types.ts';

const SEED = Number(process.env['TEST_SEED'] ?? 1);
/** Two threads of a few statements have some thousand orders in all. */
const ALL_ORDERS = { runs: 200_000, ms: 1e7 };

interface Ended {
  outcome: Outcome;
  output: readonly { text: string }[];
}
const toKey = (ended: Ended): string => `${ended.outcome.type}: ${toText(ended)}`;
const toKeys = ({ outcomes }: Verdict): Set<string> => new Set(outcomes.map(toKey));

const two = Array.from({ length: 10 }, (_, k) => ({
  seed: SEED + k,
  files: createRandomThreads(SEED + k, { threads: 2, nestsLocks: k % 2 === 0 }),
}));
const three = Array.from({ length: 10 }, (_, k) => ({
  seed: SEED + k,
  files: createRandomThreads(SEED + k, { threads: 3, nestsLocks: false }),
}));

/** What `dfs` alone has, what `dpor` alone has. */
async function compare(files: Files, ...arrays: ('ordered' | 'perLane')[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const outputs of arrays) {
    const reduced = await exploreFiles(files, { outputs });
    const whole = await exploreFiles(files, { outputs, strategy: 'dfs', budget: ALL_ORDERS });
    const [few, all] = [toKeys(reduced), toKeys(whole)];
    found.push(reduced.exhaustive, whole.exhaustive, [...all.difference(few)], [...few.difference(all)]);
  }
  return found;
}

describe('random programs of real threads', () => {
  test.each(two)(
    '[E1] [E2] dpor has every outcome of dfs: $seed',
    { timeout: 120_000 },
    async ({ files }) => {
      expect(await compare(files, 'ordered'), files['w.ts']).toEqual([true, true, [], []]);
    },
  );

  test('[E9] the same where only each thread’s own output counts', { timeout: 120_000 }, async () => {
    const files = createRandomThreads(SEED + 1, { threads: 2, nestsLocks: true });
    expect(await compare(files, 'perLane'), files['w.ts']).toEqual([true, true, [], []]);
  });

  test.each([...two.slice(0, 5), ...three])(
    '[E2] 1,000 runs by chance show nothing else: $seed',
    { timeout: 60_000 },
    async ({ files, seed }) => {
      const listed = await exploreFiles(files);
      const sampled = await exploreFiles(files, {
        strategy: 'random',
        budget: { runs: 1000, ms: 1e7 },
        seed,
      });
      expect(listed.exhaustive).toBe(true);
      expect(sampled).toMatchObject({ exhaustive: false, runs: 1000 });
      expect([...toKeys(sampled).difference(toKeys(listed))], files['w.ts']).toEqual([]);
    },
  );

  test.each(['pct', 'urw', 'pos'] as const)(
    '[E2] nor does sampling by %s',
    { timeout: 60_000 },
    async (strategy) => {
      for (const { files, seed } of three.slice(0, 3)) {
        const listed = toKeys(await exploreFiles(files));
        const sampled = toKeys(await exploreFiles(files, { strategy, budget: { runs: 200, ms: 1e7 }, seed }));
        expect([...sampled.difference(listed)], files['w.ts']).toEqual([]);
      }
    },
  );

  test.each(three.slice(0, 3))(
    '[P2] [E2] 30 free runs show nothing else: $seed',
    { timeout: 60_000 },
    async ({ files }) => {
      const listed = toKeys(await exploreFiles(files));
      const program = await compileFiles(files);
      const seen = new Set<string>();
      for (let k = 0; k < 30; k++) seen.add(toKey(await runProgram(program, { clock: 'real' })));
      expect([...seen.difference(listed)], files['w.ts']).toEqual([]);
    },
  );
});
