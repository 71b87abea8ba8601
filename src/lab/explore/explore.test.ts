import { describe, expect, test } from 'vitest';
import type { Execution, Executor } from '../schedule/index.ts';
import { describeCause, type Names } from './describe-cause.ts';
import { describeWait } from './describe-wait.ts';
import { explore, type ExploreControl } from './explore.ts';
import { createTrialExecutor } from './trial/create-trial-executor.ts';
import * as known from './trial/known-programs.ts';
import {
  add,
  awaitValue,
  inParallel,
  load,
  lock,
  print,
  read,
  store,
  unlock,
  write,
  type TrialProgram,
} from './trial/trial-program.ts';
import type { ExploreOptions, ExploreProgress, Findings } from './types.ts';

const QUIET: ExploreControl = { onProgress: () => undefined, isStopRequested: () => false, nowMs: () => 0 };

function run(
  program: TrialProgram,
  options: Partial<ExploreOptions> = {},
  control: Partial<ExploreControl> = {},
): Findings {
  const outputs = options.outputs ?? 'ordered';
  return explore(
    createTrialExecutor(program, { isPerLane: outputs === 'perLane' }),
    { strategy: 'dpor', outputs, budget: { runs: 1e6, ms: 1e6 }, seed: 1, ...options },
    { ...QUIET, ...control },
  );
}

const textsOf = ({ outcomes }: Findings): string[] =>
  outcomes.map(({ reports }) => reports.map(({ text }) => text).join('')).sort();

/** `x++` twice, and what came of it. */
const counter = inParallel(
  { counter: 0 },
  [0, 1].map(
    () =>
      function* () {
        const value = yield read('counter');
        yield write('counter', value + 1);
      },
  ),
  function* () {
    yield print(`${yield load('counter')}`);
  },
);

const names: Names = {
  thread: (thread) => ['main', 'A', 'B', 'C', 'D', 'E'][thread] ?? `thread ${thread}`,
  object: (_, address) => `cell[${address / 4}]`,
  line: (site) => `line ${site % 1_000}`,
};

describe('outcomes', () => {
  test('[E5] [E6] each comes with its count and its simplest run', () => {
    const { outcomes } = run(counter);
    const [two, one] = ['2', '1'].map((text) => outcomes.find(({ reports }) => reports[0]?.text === text)!);
    expect(two).toMatchObject({ end: 'complete', count: 2, preemptions: 0, cause: null });
    expect(one).toMatchObject({ end: 'complete', count: 2, preemptions: 1 });
    expect(outcomes).toHaveLength(2);
  });

  test('[E6] the first run interrupts nobody', () => {
    const first = run(counter, { budget: { runs: 1, ms: 1e6 } });
    expect(first.outcomes.map(({ preemptions }) => preemptions)).toEqual([0]);
  });

  test('a lost update is told as the read that came too early', () => {
    const lost = run(counter).outcomes.find(({ reports }) => reports[0]?.text === '1')!;
    expect(lost.cause).toMatchObject({
      type: 'lostUpdate',
      read: { value: 0 },
      write: { value: 1 },
      overwrite: { value: 1 },
    });
    expect(describeCause(lost.cause!, names)).toMatch(
      /^([AB]) read cell\[0\] = 0 \(line 1\) before ([AB]) wrote 1 \(line 2\); \2's update is lost\.$/,
    );
  });

  test('[E9] thread by thread, the order of writes by different threads does not count', () => {
    const greetings = inParallel({}, [
      function* () {
        yield print('a1 ');
        yield print('a2 ');
      },
      function* () {
        yield print('b1 ');
        yield print('b2 ');
      },
    ]);
    expect(run(greetings)).toMatchObject({ traces: 6, exhaustive: true });
    expect(run(greetings).outcomes).toHaveLength(6);
    const perLane = run(greetings, { outputs: 'perLane' });
    expect(perLane).toMatchObject({ traces: 1, exhaustive: true });
    expect(perLane.outcomes).toHaveLength(1);
  });

  test('a run that hits a limit is an outcome, and the list is not complete', () => {
    const endless = inParallel({ x: 0 }, [
      function* () {
        for (;;) yield load('x');
      },
    ]);
    const findings = explore(
      createTrialExecutor(endless, { maxSteps: 50 }),
      { strategy: 'dpor', outputs: 'ordered', budget: { runs: 100, ms: 1e6 }, seed: 1 },
      QUIET,
    );
    expect(findings).toMatchObject({ exhaustive: false, traces: 0, runs: 1, cutShort: null });
    expect(findings.outcomes.map(({ end }) => end)).toEqual(['limit']);
  });
});

describe('deadlocks', () => {
  test('[E8] are told as the ring of threads that wait for each other', () => {
    const stuck = run(known.crossedLocks).outcomes.find(({ end }) => end === 'stuck')!;
    expect(stuck.waiting.map(({ thread, waitsFor }) => [thread, waitsFor])).toEqual([
      [1, 2],
      [2, 1],
      [0, 1],
    ]);
    expect(describeWait(stuck.waiting, names)).toBe(
      'A waits for cell[1] (line 2), which B holds (line 1). ' +
        'B waits for cell[0] (line 2), which A holds (line 1). ' +
        'main waits for A to end (line 3).',
    );
  });

  test('[E8] five philosophers wait in one ring', () => {
    const stuck = run(known.philosophers(5)).outcomes.find(({ end }) => end === 'stuck')!;
    expect(stuck.waiting.map(({ thread }) => thread)).toEqual([1, 2, 3, 4, 5, 0]);
    expect(stuck.waiting.slice(0, 5).map(({ waitsFor }) => waitsFor)).toEqual([2, 3, 4, 5, 1]);
  });

  test('[E8] a lost wake-up: nobody is left to notify', () => {
    const stuck = run(known.lostWakeUp).outcomes.find(({ end }) => end === 'stuck')!;
    expect(describeWait(stuck.waiting, names)).toBe(
      'main waits for A to end (line 3). A waits at cell[1] (line 2); nobody is left to notify it.',
    );
  });

  test('[E8] a thread that takes its own lock twice waits for itself', () => {
    const twice: TrialProgram = {
      cells: { m: 0 },
      *main() {
        yield lock('m');
        yield lock('m');
      },
    };
    const findings = run(twice);
    expect(findings).toMatchObject({ exhaustive: true, runs: 1, traces: 0 });
    expect(describeWait(findings.outcomes[0]!.waiting, names)).toBe(
      'main waits for cell[0] (line 2), which it took itself (line 1).',
    );
  });
});

describe('data races', () => {
  const sitesOf = ({ races }: Findings): number[][] =>
    races.map(({ first, second }) => [first.site, second.site].sort((a, b) => a - b)).sort();

  test('[E7] plain accesses that nothing orders, each pair of places once', () => {
    const findings = run(counter);
    expect(sitesOf(findings)).toEqual([
      [1_001, 2_002],
      [1_002, 2_001],
      [1_002, 2_002],
    ]);
    expect(findings.races.every(({ first, second }) => first.writes || second.writes)).toBe(true);
  });

  test.each([
    { name: 'atomic accesses', program: known.atomicAdds(3), races: 0 },
    { name: 'accesses under a lock', program: known.lockedIncrements(3), races: 0 },
    {
      name: 'what is handed on by an atomic flag that is waited for',
      program: inParallel({ x: 0, ready: 0 }, [
        function* () {
          yield write('x', 1);
          yield store('ready', 1);
        },
        function* () {
          yield awaitValue('ready', 1);
          yield read('x');
        },
      ]),
      races: 0,
    },
    {
      name: 'the same with a flag that is only looked at',
      program: inParallel({ x: 0, ready: 0 }, [
        function* () {
          yield write('x', 1);
          yield store('ready', 1);
        },
        function* () {
          yield load('ready');
          yield read('x');
        },
      ]),
      races: 1,
    },
    {
      name: 'a lock that one of them forgot',
      program: inParallel({ x: 0, m: 0 }, [
        function* () {
          yield lock('m');
          yield write('x', 1);
          yield unlock('m');
        },
        function* () {
          yield write('x', 2);
        },
      ]),
      races: 1,
    },
    {
      name: 'an atomic access beside a plain one',
      program: inParallel({ x: 0 }, [
        function* () {
          yield add('x', 1);
        },
        function* () {
          yield read('x');
        },
      ]),
      races: 1,
    },
  ])('[E7] $name: $races', ({ program, races }) => {
    expect(run(program).races).toHaveLength(races);
  });
});

describe('budgets', () => {
  test.each(['dpor', 'dfs'] as const)('[E3] past it, %s samples the rest and says so', (strategy) => {
    const findings = run(known.fibonacciRace(4), { strategy, budget: { runs: 200, ms: 1e6 } });
    expect(findings).toMatchObject({ exhaustive: false, cutShort: 'runs', runs: 200, strategy });
  });

  test('[E3] by time as well, with nine tenths for the search', () => {
    let now = 0;
    const findings = run(known.fibonacciRace(4), { budget: { runs: 1e6, ms: 100 } }, { nowMs: () => now++ });
    expect(findings).toMatchObject({ exhaustive: false, cutShort: 'ms' });
    expect(findings.runs).toBeGreaterThan(10);
    expect(findings.runs).toBeLessThan(100);
  });

  test('a request to stop keeps what was found', () => {
    let asked = 0;
    const findings = run(known.fibonacciRace(4), {}, { isStopRequested: () => asked++ >= 20 });
    expect(findings).toMatchObject({ exhaustive: false, cutShort: 'stopped', runs: 20 });
    expect(findings.outcomes.length).toBeGreaterThan(0);
  });

  test('what ends just within the budget is exhaustive', () => {
    expect(run(known.increments(3), { budget: { runs: 40, ms: 1e6 } })).toMatchObject({
      exhaustive: true,
      runs: 36,
    });
  });

  test.each(['random', 'pct', 'urw', 'pos'] as const)(
    '[E3] %s samples until the budget ends, and meets all that two increments can do',
    (strategy) => {
      const findings = run(counter, { strategy, budget: { runs: 200, ms: 1e6 } });
      expect(findings).toMatchObject({
        exhaustive: false,
        cutShort: 'runs',
        runs: 200,
        traces: 200,
        blocked: 0,
      });
      expect(textsOf(findings)).toEqual(['1', '2']);
      expect(run(counter, { strategy, budget: { runs: 200, ms: 1e6 } })).toEqual(findings);
    },
  );

  test('realms that keep dying end the search', () => {
    const trial = createTrialExecutor(counter);
    let calls = 0;
    const dying: Executor = {
      execute: (plan): Execution => ({ ...trial.execute(plan), end: calls++ < 2 ? 'complete' : 'failed' }),
    };
    const options = {
      strategy: 'dpor',
      outputs: 'ordered',
      budget: { runs: 1e6, ms: 1e6 },
      seed: 1,
    } as const;
    const findings = explore(dying, options, QUIET);
    expect(findings).toMatchObject({ exhaustive: false, traces: 2, cutShort: null });
    expect(calls).toBeLessThanOrEqual(5);
  });
});

describe('progress', () => {
  test('rises to 1, with the counts so far', () => {
    let now = 0;
    const told: ExploreProgress[] = [];
    const findings = run(
      known.fibonacciRace(3),
      {},
      { nowMs: () => (now += 5), onProgress: (progress) => told.push(progress) },
    );
    expect(told.length).toBeGreaterThan(20);
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).sort((a, b) => a - b));
    expect(told.at(-1)).toEqual({ runs: findings.runs, traces: 1_698, outcomes: 1, share: 1 });
  });

  test('at most 300 paths are kept, from all over the search', () => {
    const { paths, runs } = run(known.fibonacciRace(3));
    expect(runs).toBe(1_698);
    expect(paths.length).toBeGreaterThan(150);
    expect(paths.length).toBeLessThanOrEqual(300);
    expect(new Set(paths.map(({ choices }) => JSON.stringify(choices))).size).toBe(paths.length);
    expect(run(known.increments(3)).paths).toHaveLength(36);
  });
});
