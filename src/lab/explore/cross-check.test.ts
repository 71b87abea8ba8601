import { describe, expect, test } from 'vitest';
import { encodeSchedule, decodeSchedule } from '../schedule/index.ts';
import { explore } from './explore.ts';
import { toOutcomeKey } from './outcome-key.ts';
import { createTrialExecutor } from './trial/create-trial-executor.ts';
import * as known from './trial/known-programs.ts';
import { createRandomProgram } from './trial/random-program.ts';
import {
  add,
  give,
  inParallel,
  load,
  print,
  read,
  take,
  write,
  type TrialOp,
  type TrialProgram,
} from './trial/trial-program.ts';
import type { ExploreOptions, Findings, Strategy } from './types.ts';

const SEED = Number(process.env['TEST_SEED'] ?? 1);

function run(
  program: TrialProgram,
  strategy: Strategy,
  runs: number,
  outputs: ExploreOptions['outputs'] = 'ordered',
): Findings {
  return explore(
    createTrialExecutor(program, { isPerLane: outputs === 'perLane' }),
    { strategy, outputs, budget: { runs, ms: 1e9 }, seed: SEED },
    { onProgress: () => undefined, isStopRequested: () => false, nowMs: () => 0 },
  );
}

const keysOf = ({ outcomes }: Findings): string[] => outcomes.map(({ key }) => key).sort();

/** Whether everything that an exploration shows happens again when its schedule is followed. */
function checkWitnesses(program: TrialProgram, findings: Findings): void {
  const executor = createTrialExecutor(program);
  for (const outcome of findings.outcomes) {
    const text = encodeSchedule({ program: '0123456789abcdef', choices: outcome.choices });
    const decoded = decodeSchedule(text);
    if ('fault' in decoded) throw new Error(decoded.fault);
    const execution = executor.execute({
      choices: decoded.choices.map(({ chosen }) => chosen),
      expected: decoded.choices,
      sleep: 0,
      then: { type: 'fifo' },
    });
    expect(toOutcomeKey(execution, 'ordered')).toBe(outcome.key);
    expect(execution.choices).toEqual(outcome.choices);
  }
}

describe('the reduced search against every order', () => {
  test.each(Array.from({ length: 16 }, (_, index) => ({ seed: SEED + index })))(
    '[E2] [E5] program of seed $seed: same outcomes, a superset of random runs, witnesses replay',
    ({ seed }) => {
      const program = createRandomProgram(seed);
      const reduced = run(program, 'dpor', 1e7);
      expect(reduced.exhaustive).toBe(true);
      expect(reduced.runs).toBeGreaterThan(0);
      const every = run(program, 'dfs', 8_000);
      // One that has too many orders is compared with those that were met.
      const known = new Set(keysOf(reduced));
      expect(keysOf(every).filter((key) => !known.has(key))).toEqual([]);
      expect(every.exhaustive ? keysOf(reduced) : []).toEqual(every.exhaustive ? keysOf(every) : []);
      const random = run(program, 'random', 1_000);
      expect(random.exhaustive).toBe(false);
      expect(keysOf(random).filter((key) => !known.has(key))).toEqual([]);
      checkWitnesses(program, reduced);
    },
  );

  test.each(Array.from({ length: 8 }, (_, index) => ({ seed: SEED + 1_000 + index })))(
    '[E9] program of seed $seed, compared thread by thread',
    ({ seed }) => {
      const program = createRandomProgram(seed);
      const reduced = run(program, 'dpor', 1e7, 'perLane');
      const every = run(program, 'dfs', 8_000, 'perLane');
      const known = new Set(keysOf(reduced));
      expect(keysOf(every).filter((key) => !known.has(key))).toEqual([]);
      expect(every.exhaustive ? keysOf(reduced) : []).toEqual(every.exhaustive ? keysOf(every) : []);
    },
  );

  test.each([
    { name: 'a semaphore', program: known.twoPermits, outcomes: 1 },
    { name: 'a flag that flickers', program: known.flickeringFlag, outcomes: 1 },
    { name: 'crossed locks', program: known.crossedLocks, outcomes: 2 },
  ])('[E2] $name', ({ program, outcomes }) => {
    const reduced = run(program, 'dpor', 1e7);
    expect(reduced.exhaustive).toBe(true);
    expect(keysOf(reduced)).toHaveLength(outcomes);
    checkWitnesses(program, reduced);
  });

  test('[E2] two may hold a semaphore of two permits at once', () => {
    const inside = inParallel({ permits: 2, x: 0 }, [
      ...['A', 'B', 'C'].map(
        (name) =>
          function* (): Generator<TrialOp, void, number> {
            yield take('permits');
            const others: number = yield add('x', 1);
            yield add('x', -1);
            yield give('permits');
            if (others > 0) yield print(`${name} met ${others}`);
          },
      ),
    ]);
    const texts = new Set(
      run(inside, 'dpor', 1e7).outcomes.flatMap(({ reports }) => reports.map(({ text }) => text)),
    );
    expect([...texts].sort()).toEqual(['A met 1', 'B met 1', 'C met 1']);
  });

  test('[E2] sleeping threads come in any order where they are due together, in theirs where not', () => {
    const sleepers = inParallel({ x: 0 }, [
      function* () {
        yield { type: 'sleep', ms: 10 };
        yield write('x', 1);
      },
      function* () {
        yield { type: 'sleep', ms: 10 };
        yield print(`at 10: ${yield read('x')} `);
      },
      function* () {
        yield { type: 'sleep', ms: 5 };
        yield print(`at 5: ${yield read('x')} `);
      },
    ]);
    const reduced = run(sleepers, 'dpor', 1e7);
    expect(keysOf(reduced)).toEqual(keysOf(run(sleepers, 'dfs', 1e6)));
    expect(reduced.outcomes.map(({ reports }) => reports.map(({ text }) => text).join('')).sort()).toEqual([
      'at 5: 0 at 10: 0 ',
      'at 5: 0 at 10: 1 ',
    ]);
  });
});

describe('events of one thread', () => {
  /** Two tasks of one thread, each reading, waiting and writing: which one goes on is an event. */
  const twoTasks: TrialProgram = {
    cells: {},
    *main() {
      let counter = 0;
      const toTask = function* (): Generator<void, void, void> {
        const value = counter;
        yield;
        yield;
        counter = value + 1;
      };
      // The first event of a task is its read, the last one its write.
      const tasks = [toTask(), toTask()];
      while (tasks.length > 0) {
        const index = yield { type: 'event', count: tasks.length };
        if (tasks[index]?.next().done === true) tasks.splice(index, 1);
      }
      yield print(`${counter}`);
    },
  };

  test('[S4] two increments of three events each: 20 orders, 18 of which read before the other has written', () => {
    const findings = run(twoTasks, 'dpor', 1e7);
    expect(findings).toMatchObject({ exhaustive: true, runs: 20, traces: 20, blocked: 0 });
    const counts = Object.fromEntries(
      findings.outcomes.map(({ reports, count }) => [reports[0]?.text ?? '', count]),
    );
    expect(counts).toEqual({ 1: 18, 2: 2 });
    checkWitnesses(twoTasks, findings);
  });

  test('[S4] events of a thread and orders of threads are explored together', () => {
    const mixed = inParallel({ x: 0 }, [
      function* () {
        yield load('x');
        const first = yield { type: 'event', count: 3 };
        yield write('x', first + 1);
      },
      function* () {
        const second = yield { type: 'event', count: 2 };
        yield print(`${second} ${yield read('x')}`);
      },
    ]);
    const reduced = run(mixed, 'dpor', 1e7);
    expect(keysOf(reduced)).toEqual(keysOf(run(mixed, 'dfs', 1e7)));
    expect(reduced.outcomes).toHaveLength(8);
    expect(reduced.traces).toBe(12);
    checkWitnesses(mixed, reduced);
  });
});
