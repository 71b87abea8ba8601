import { describe, expect, test } from 'vitest';
import { decodeSchedule, encodeSchedule, type Choice } from '../schedule/index.ts';
import { runFiles, toText, withProgram, type Files, type OpenProgram } from './trial/in-node.ts';
import type { Outcome, PolicyName, RunResult } from './types.ts';

const RACE: Files = {
  'main.ts': `import { spawn } from 'lab';
const counter = new Int32Array(new SharedArrayBuffer(4));
const list = ['A', 'B'].map((name) => spawn(() => import('./w.ts'), 'increment', counter, name));
for (const t of list) await t.join();
console.log(counter[0]);`,
  'w.ts': `export function increment(counter: Int32Array, _name: string): void {
  counter[0]!++;
}`,
};
const TASKS: Files = {
  'main.ts': `const gap = (): Promise<unknown> => fetch('/net/gap');
async function say(name: string): Promise<void> { await gap(); console.log(name); }
await Promise.all([say('A'), say('B'), say('C')]);`,
};

function toChoices(schedule: string | null): Choice[] {
  const decoded = decodeSchedule(schedule ?? '');
  if ('fault' in decoded) throw new Error(decoded.fault);
  return decoded.choices;
}

/** The schedule with other choices. */
function forge(schedule: string, change: (choices: Choice[]) => Choice[], program?: string): string {
  const decoded = decodeSchedule(schedule);
  if ('fault' in decoded) throw new Error(decoded.fault);
  return encodeSchedule({ program: program ?? decoded.program, choices: change(decoded.choices) });
}

/** A run that loses one of the two updates. */
async function findLoss({ explore }: OpenProgram): Promise<string> {
  const { outcomes } = await explore();
  return outcomes.find((outcome) => toText(outcome) === '1\n')?.schedule ?? '';
}

const toCrash = (outcome: Outcome): string => (outcome.type === 'crashed' ? outcome.message : '');
const whole = (result: RunResult): RunResult => ({ ...result, wallMs: 0 });
const toOptions = ({ next }: RunResult): string[] | undefined =>
  next?.options.map(
    ({ value, label, action, site }) => `${value} ${label} ${action} ${site?.file}:${site?.line}`,
  );

describe('policies', () => {
  test.each<PolicyName>(['fifo', 'random', 'pct', 'urw', 'pos'])(
    '[S2] %s: equal seeds give equal runs, threads and events',
    { timeout: 60_000 },
    async (policy) => {
      for (const files of [RACE, TASKS]) {
        await withProgram(files, async ({ run }) => {
          for (let seed = 1; seed <= 4; seed++) {
            const [first, second] = [await run({ policy, seed }), await run({ policy, seed })];
            expect(whole(second)).toEqual(whole(first));
            expect(first.trace.header.policy).toBe(policy);
          }
        });
      }
    },
  );

  test.each<PolicyName>(['random', 'pct', 'urw', 'pos'])(
    '%s: seeds go different ways, and lose updates',
    async (policy) => {
      await withProgram(RACE, async ({ run }) => {
        const results: RunResult[] = [];
        for (let seed = 1; seed <= 12; seed++) results.push(await run({ policy, seed }));
        expect(new Set(results.map(toText))).toEqual(new Set(['1\n', '2\n']));
        expect(new Set(results.map(({ schedule }) => schedule)).size).toBeGreaterThan(2);
      });
    },
  );

  test('[S7] a policy makes the clock virtual, without any thread too', async () => {
    const result = await runFiles(TASKS, { policy: 'random', seed: 3 });
    expect(result.trace.header.clock).toBe('virtual');
    expect(toChoices(result.schedule).map(({ kind, enabled }) => [kind, enabled])).toEqual([
      ['event', 3],
      ['event', 2],
    ]);
  });
});

describe('replay', () => {
  test('[S1] a schedule holds the choices of its run, each among two or more', async () => {
    await withProgram(RACE, async (open) => {
      const schedule = await findLoss(open);
      const { trace } = await open.run({ schedule });
      const choices = toChoices(schedule);
      expect(trace.events.filter(({ type }) => type === 'choice')).toHaveLength(choices.length);
      for (const { enabled } of choices) expect(enabled & (enabled - 1)).not.toBe(0);
    });
  });

  test('[S2] a schedule plays the same run on other workers', async () => {
    const schedule = await withProgram(RACE, findLoss);
    const first = await runFiles(RACE, { schedule });
    expect(toText(first)).toBe('1\n');
    expect(first.schedule).toBe(schedule);
    expect(whole(await runFiles(RACE, { schedule }))).toEqual(whole(first));
  });

  test('[S1] what comes after the schedule is the policy’s', async () => {
    await withProgram(RACE, async (open) => {
      const schedule = await findLoss(open);
      const start = forge(schedule, (choices) => choices.slice(0, 4));
      const { schedule: whole, outcome } = await open.run({ schedule: start, policy: 'random', seed: 5 });
      expect(outcome).toEqual({ type: 'finished' });
      expect(toChoices(whole).slice(0, 4)).toEqual(toChoices(start));
    });
  });

  test.each<[name: string, change: (schedule: string) => string, message: string]>([
    ['cut', (schedule) => schedule.slice(0, -3), 'damaged'],
    ['no schedule at all', () => 'abc', 'not a schedule'],
    [
      'of another program',
      (schedule) => forge(schedule, (choices) => choices, '00'.repeat(8)),
      'another version of the program',
    ],
    [
      'forged: more threads than there are',
      (schedule) =>
        forge(schedule, (all) =>
          all.map((choice, k) => (k === 3 ? { ...choice, enabled: 0b111111 } : choice)),
        ),
      'diverged at choice 4: expected ',
    ],
    [
      'forged: another thread than can go',
      (schedule) =>
        forge(schedule, (all) =>
          all.map((choice, k) => (k === 3 ? { ...choice, enabled: 0b1001, chosen: 3 } : choice)),
        ),
      'diverged at choice 4: expected ',
    ],
    [
      'forged: an event where a thread is to go',
      (schedule) =>
        forge(schedule, (all) =>
          all.map((choice, k) => (k === 3 ? { kind: 'event', enabled: 2, chosen: 1 } : choice)),
        ),
      'diverged at choice 4: expected number 2 of 2 events',
    ],
  ])(
    '[S3] a schedule that does not fit stops the run with a sentence: %s',
    async (_name, change, message) => {
      await withProgram(RACE, async (open) => {
        const schedule = await findLoss(open);
        const { outcome } = await open.run({ schedule: change(schedule) });
        expect(toCrash(outcome)).toContain(message);
        expect(toText(await open.run({ schedule }))).toBe('1\n');
      });
    },
  );

  test('[S3] a schedule of the program before the edit does not run', async () => {
    const schedule = await withProgram(RACE, findLoss);
    const edited = { ...RACE, 'w.ts': `${RACE['w.ts'] ?? ''}\n// edited` };
    const { outcome } = await runFiles(edited, { schedule });
    expect(toCrash(outcome)).toContain('its sources have changed');
  });
});

describe('manual', () => {
  test('[S8] asks first where it can matter, with the lines and what they would do', async () => {
    const result = await runFiles(RACE, { policy: 'manual' });
    expect(result.outcome).toEqual({ type: 'stopped' });
    expect(result.next).toMatchObject({ kind: 'thread', index: 3 });
    expect(toOptions(result)).toEqual([
      '1 increment read counter[0] = 0 w.ts:2',
      '2 increment #2 read counter[0] = 0 w.ts:2',
    ]);
  });

  test('a run goes on from where it paused, choice by choice, to its end', async () => {
    await withProgram(RACE, async ({ run }) => {
      let result = await run({ policy: 'manual' });
      for (const wanted of [1, 2, 1, 2]) {
        const { next } = result;
        expect(next?.options.map(({ value }) => value)).toContain(wanted);
        const enabled = next?.options.reduce((mask, { value }) => mask | (1 << value), 0) ?? 0;
        const schedule = forge(result.schedule ?? '', (all) => [
          ...all,
          { kind: 'thread', enabled, chosen: wanted },
        ]);
        result = await run({ policy: 'manual', schedule });
        if (result.next === null) break;
      }
      expect(result.outcome).toEqual({ type: 'finished' });
      expect(toText(result)).toBe('1\n');
    });
  });

  test('position stops a schedule on its way, the same each time', async () => {
    await withProgram(RACE, async (open) => {
      const schedule = await findLoss(open);
      const stops: (string[] | undefined)[] = [];
      for (const position of [3, 4, 5]) {
        const stop = await open.run({ policy: 'manual', schedule, position });
        expect(whole(await open.run({ policy: 'manual', schedule, position }))).toEqual(whole(stop));
        stops.push(toOptions(stop));
      }
      expect(stops.at(-1)).toEqual([
        '1 increment write counter[0] ← 1 w.ts:2',
        '2 increment #2 write counter[0] ← 1 w.ts:2',
      ]);
      const end = await open.run({ policy: 'manual', schedule, position: 99 });
      expect(end).toMatchObject({ outcome: { type: 'finished' }, next: null });
    });
  });

  test('events of one thread are chosen the same way', async () => {
    await withProgram(TASKS, async ({ run }) => {
      const first = await run({ policy: 'manual' });
      expect(first.next).toMatchObject({ kind: 'event', index: 0 });
      expect(first.next?.options).toHaveLength(3);
      const schedule = forge(first.schedule ?? '', () => [
        { kind: 'event', enabled: 3, chosen: 2 },
        { kind: 'event', enabled: 2, chosen: 1 },
      ]);
      expect(toText(await run({ schedule }))).toBe('C\nB\nA\n');
    });
  });
});
