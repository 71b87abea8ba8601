import { describe, expect, test } from 'vitest';
import { COUNTED } from './trial/counted-programs.ts';
import { toText, withProgram, type Files } from './trial/in-node.ts';
import { createRandomThreads } from './trial/random-threads.ts';
import type { Outcome } from './types.ts';

const SEED = Number(process.env['TEST_SEED'] ?? 1);
const TIMES = 100;

const NAMED =
  /^(store|message).*plain|^(3 threads of|3 increments|two locks|3 philosophers|lastzero\(3\)|3 atomic)/;
const programs: { name: string; files: Files }[] = [
  ...COUNTED.filter(({ name }) => NAMED.test(name)),
  ...Array.from({ length: 8 }, (_, k) => ({
    name: `random program ${SEED + k}`,
    files: createRandomThreads(SEED + k, { threads: k % 3 === 0 ? 3 : 2, nestsLocks: k % 2 === 0 }),
  })),
  {
    name: 'tasks that wait for requests',
    files: {
      'main.ts': `let sum = 0;
        async function add(n: number): Promise<void> { await fetch('/net/a'); const seen = sum; await fetch('/net/b'); sum = seen + n; }
        await Promise.all([add(1), add(2)]); console.log(sum);`,
    },
  },
  {
    name: 'messages of two workers, and what they throw',
    files: {
      'main.ts': `let heard = '';
        for (const name of ['A', 'B']) {
          const worker = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });
          worker.onmessage = ({ data }: MessageEvent<string>) => { heard += data; if (heard.length === 4) throw new Error(heard); };
          worker.postMessage(name);
        }`,
      'w.ts': `onmessage = ({ data }: MessageEvent<string>) => { postMessage(data); postMessage(data.toLowerCase()); close(); };`,
    },
  },
];

const toEnd = (outcome: Outcome): string[] =>
  outcome.type === 'threw' ? ['threw', outcome.error.name, outcome.error.message] : [outcome.type];

describe('witnesses', () => {
  test.each(programs)(
    `[S2] [E5] each outcome and finding plays ${TIMES} times out of ${TIMES}: $name`,
    { timeout: 120_000 },
    async ({ files }) => {
      await withProgram(files, async ({ run, explore }) => {
        const { outcomes, findings, exhaustive } = await explore();
        expect(exhaustive).toBe(true);
        for (const found of outcomes) {
          const played = await run({ schedule: found.schedule });
          // A verdict names threads by letters, a run by their functions: neither is what an outcome is about.
          expect(toEnd(played.outcome)).toEqual(toEnd(found.outcome));
          expect(toText(played)).toBe(toText(found));
          expect(played.schedule).toBe(found.schedule);
        }
        for (const { schedule, ...finding } of findings) {
          const played = await run({ schedule });
          expect(played.findings.map(({ type }) => type)).toContain(finding.type);
        }
        for (const schedule of new Set([...outcomes, ...findings].map((found) => found.schedule))) {
          const first = JSON.stringify({ ...(await run({ schedule })), wallMs: 0 });
          const others = new Set<string>();
          for (let k = 1; k < TIMES; k++)
            others.add(JSON.stringify({ ...(await run({ schedule })), wallMs: 0 }));
          expect([...others], schedule).toEqual([first]);
        }
      });
    },
  );
});
