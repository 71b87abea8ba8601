import { describe, expect, test } from 'vitest';
import type { Compiler, Program } from './compile/types.ts';
import type { ExploreRequest, PendingChoice, Runner, RunOptions, RunResult, Verdict } from './run/types.ts';
import { decodeSchedule, encodeSchedule } from './schedule/index.ts';
import type { Choice } from './schedule/types.ts';
import { createLabSession } from './session.ts';
import type { LabSession, Seat } from './session-types.ts';

const HASH = 'abcdef0123456789';

const compiler: Compiler = {
  compile: ({ files }) =>
    Promise.resolve(
      files['main.ts'] === 'wrong'
        ? { ok: false, diagnostics: [] }
        : {
            ok: true,
            diagnostics: [],
            program: { hash: HASH, code: '', map: '', sites: [], threads: [], usesThreads: true },
          },
    ),
  dispose: () => undefined,
};

/**
 * Two threads that read a counter, then write what they read plus one: worked out here, step by step. With `begins`, each has a
 * step before, about which nobody is asked.
 */
function execute({ policy, schedule }: RunOptions, begins: boolean): RunResult {
  const decoded = schedule === undefined ? { choices: [] } : decodeSchedule(schedule);
  const plan = 'fault' in decoded ? [] : decoded.choices;
  const threads = [
    { at: begins ? -1 : 0, seen: 0 },
    { at: begins ? -1 : 0, seen: 0 },
  ];
  const choices: Choice[] = [];
  let counter = 0;
  let next: PendingChoice | null = null;
  for (;;) {
    const alive = threads.flatMap(({ at }, index) => (at < 2 ? [index] : []));
    if (alive.length === 0) break;
    let chosen = alive[0] ?? 0;
    if (alive.length > 1) {
      const silent = policy === 'manual' ? alive.find((index) => threads[index]?.at === -1) : undefined;
      const planned = plan[choices.length]?.chosen ?? (silent === undefined ? undefined : silent + 1);
      if (planned === undefined && policy === 'manual') {
        next = { kind: 'thread', index: choices.length, options: alive.map(toOption) };
        break;
      }
      chosen = (planned ?? chosen + 1) - 1;
      choices.push({ kind: 'thread', enabled: 0b110, chosen: chosen + 1 });
    }
    const thread = threads[chosen]!;
    if (thread.at === 0) thread.seen = counter;
    else if (thread.at === 1) counter = thread.seen + 1;
    thread.at += 1;
  }
  return {
    outcome: next === null ? { type: 'finished' } : { type: 'stopped' },
    output: next === null ? [{ at: 0, lane: 0, stream: 'log', text: `${counter}\n`, event: -1 }] : [],
    outputDropped: { writes: 0, bytes: 0 },
    trace: {
      header: {
        v: 1,
        program: HASH,
        clock: 'virtual',
        policy: policy ?? 'fifo',
        seed: 1,
        lanes: [],
        objects: [],
        dropped: 0,
      },
      events: [],
    },
    schedule: encodeSchedule({ program: HASH, choices }),
    next,
    elapsed: 0,
    wallMs: 1,
    findings: [],
  };
}

function toOption(index: number): PendingChoice['options'][number] {
  return { value: index + 1, lane: index + 1, label: `t${index}`, site: null, action: 'read counter' };
}

const VERDICT: Verdict = {
  exhaustive: true,
  strategy: 'dpor',
  runs: 4,
  traces: 4,
  blocked: 0,
  outcomes: [],
  findings: [],
  spinsCollapsed: false,
  cutShort: null,
  paths: [],
  threads: [],
  elapsed: 1,
};

interface Desk {
  session: LabSession;
  ran: RunOptions[];
  explored: ExploreRequest[];
  /** Lets the runner answer only when told to. */
  hold: () => void;
  release: () => void;
  stops: () => number;
}

function open(whyNoThreads: string | null = null, begins = false): Desk {
  const ran: RunOptions[] = [];
  const explored: ExploreRequest[] = [];
  let gate: PromiseWithResolvers<void> | null = null;
  let stops = 0;
  const runner: Runner = {
    async run(_program: Program, options = {}) {
      ran.push(options);
      const before = stops;
      await gate?.promise;
      const result = execute(options, begins);
      return stops > before ? { ...result, outcome: { type: 'stopped' }, next: null } : result;
    },
    async explore(_program, request = {}, onProgress) {
      explored.push(request);
      onProgress?.({ runs: 2, traces: 2, outcomes: 1, share: 0.5 });
      await gate?.promise;
      return VERDICT;
    },
    whyNoThreads: () => whyNoThreads,
    stop() {
      stops += 1;
      gate?.resolve();
    },
    warm: () => Promise.resolve(),
    dispose: () => undefined,
  };
  const session = createLabSession({
    files: { 'main.ts': '' },
    compiler,
    runner,
    isGoalMet: (result) => result.output[0]?.text === '1\n',
  });
  return {
    session,
    ran,
    explored,
    hold: () => void (gate = Promise.withResolvers()),
    release: () => gate?.resolve(),
    stops: () => stops,
  };
}

function toPath(...threads: number[]): Choice[] {
  return threads.map((chosen) => ({ kind: 'thread', enabled: 6, chosen }));
}

/** Until everything that can happen has happened. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function seatOf(session: LabSession): Seat {
  const { phase } = session.getState();
  expect(phase.type).toBe('seated');
  return (phase as Extract<typeof phase, { type: 'seated' }>).seat;
}

async function pick(session: LabSession, ...values: number[]): Promise<void> {
  for (const value of values) {
    session.seat.pick(value);
    await settle();
  }
}

describe('runs', () => {
  test('[S7] a plain run names a clock, a run by a policy or a schedule names none', async () => {
    const { session, ran } = open();
    await session.run();
    await session.run({ policy: 'random', seed: 7 });
    await session.watch({ schedule: [{ kind: 'thread', enabled: 6, chosen: 2 }], seed: 3 });
    expect(ran[0]).toEqual({ clock: 'virtual', seed: 1, limits: {} });
    expect(ran[1]).toMatchObject({ policy: 'random', seed: 7 });
    expect(ran[2]).toMatchObject({ seed: 3 });
    expect([ran[1], ran[2]].map((options) => options?.clock)).toEqual([undefined, undefined]);
    expect(decodeSchedule(ran[2]?.schedule ?? '')).toMatchObject({ program: HASH });
  });

  test('while a schedule runs again, the run before stays', async () => {
    const { session, hold, release } = open();
    const first = await session.run();
    hold();
    const watching = session.watch({ schedule: [{ kind: 'thread', enabled: 6, chosen: 2 }] });
    await settle();
    expect(session.getState()).toMatchObject({ phase: { type: 'replaying' }, lastResult: first });
    release();
    await watching;
    expect(session.getState().phase.type).toBe('done');
    expect(session.getState().lastResult).not.toBe(first);
  });

  test('threads that cannot run are said to, once the program is known to have any', async () => {
    const { session } = open('No shared memory here.');
    expect(session.getState()).toMatchObject({ usesThreads: null, threadsRefused: null });
    await session.compile();
    expect(session.getState()).toMatchObject({ usesThreads: true, threadsRefused: 'No shared memory here.' });
  });
});

describe('exploring', () => {
  test('[S6] says nothing of a network that the lab says nothing of', async () => {
    const { session, explored } = open();
    await session.explore({ budget: { runs: 10 } });
    session.setSettings({ network: { latencyMs: 5 } });
    await session.explore();
    expect(explored[0]).toEqual({ seed: 1, limits: {}, timerJitterMs: 0, budget: { runs: 10 } });
    expect(explored[1]?.network).toEqual({ latencyMs: 5 });
  });

  test('tells how far it is, then its verdict, and keeps it', async () => {
    const { session, hold, release } = open();
    hold();
    const exploring = session.explore();
    await settle();
    expect(session.getState().phase).toMatchObject({ type: 'exploring', progress: { share: 0.5 } });
    release();
    expect(await exploring).toBe(VERDICT);
    await session.run();
    expect(session.getState()).toMatchObject({
      phase: { type: 'done' },
      lastExploration: { verdict: VERDICT },
    });
  });

  test('Stop ends it with what was found; a run ends it without', async () => {
    const { session, hold, stops } = open();
    hold();
    const exploring = session.explore();
    await settle();
    session.stop();
    await exploring;
    expect(session.getState().phase.type).toBe('explored');
    hold();
    const again = session.explore({ seed: 5 });
    await settle();
    await session.run();
    await again;
    expect(stops()).toBe(2);
    expect(session.getState().phase.type).toBe('done');
    expect(session.getState().lastExploration?.request.seed).toBe(1);
  });

  test('a text that does not compile is not explored', async () => {
    const { session, explored } = open();
    session.setFile('main.ts', 'wrong');
    expect(await session.explore()).toBeNull();
    expect(explored).toEqual([]);
    expect(session.getState().phase.type).toBe('failed');
  });
});

describe('the seat', () => {
  test('stands at the first choice and goes on by picks', async () => {
    const { session, ran } = open();
    await session.takeSeat();
    expect(seatOf(session)).toMatchObject({ choices: [], canUndo: false, canRedo: false, isBusy: false });
    expect(seatOf(session).next?.options.map(({ value }) => value)).toEqual([1, 2]);
    expect(ran[0]?.schedule).toBeUndefined();
    await pick(session, 2);
    expect(seatOf(session)).toMatchObject({ choices: [{ enabled: 6, chosen: 2 }], next: { index: 1 } });
    expect(ran.map(({ policy }) => policy)).toEqual(['manual', 'manual']);
    expect(session.getState().lastResult).toBe(seatOf(session).result);
  });

  test('what is no option is not picked', async () => {
    const { session, ran } = open();
    await session.takeSeat();
    await pick(session, 0, 3, Number.NaN);
    expect(ran.length).toBe(1);
  });

  test('a lost update wins where the goal asks for one; a run in turn does not', async () => {
    const { session } = open();
    await session.takeSeat();
    await pick(session, 1, 2, 1);
    expect(seatOf(session)).toMatchObject({ next: null, isWon: true });
    session.seat.restart();
    await settle();
    await pick(session, 1, 1);
    expect(seatOf(session)).toMatchObject({ next: null, isWon: false });
  });

  test('undo and redo are there at once; a new pick drops what could be redone', async () => {
    const { session, ran } = open();
    await session.takeSeat();
    await pick(session, 1, 2);
    const two = seatOf(session).result;
    session.seat.undo();
    session.seat.undo();
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: [], canUndo: false, canRedo: true });
    session.seat.redo();
    session.seat.redo();
    await settle();
    expect(seatOf(session).result).toBe(two);
    expect(ran.length).toBe(3);
    session.seat.undo();
    await settle();
    await pick(session, 1);
    expect(seatOf(session)).toMatchObject({ canRedo: false, next: null });
  });

  test('the same pick again is a redo: what comes after it is kept', async () => {
    const { session, ran } = open();
    await session.takeSeat();
    await pick(session, 1, 2);
    session.seat.undo();
    session.seat.undo();
    await settle();
    await pick(session, 1);
    expect(seatOf(session).canRedo).toBe(true);
    expect(ran.length).toBe(3);
  });

  test('“let it run” goes to the end by the plain policy, and can be undone', async () => {
    const { session, ran } = open();
    await session.takeSeat();
    await pick(session, 2);
    session.seat.letRun();
    await settle();
    expect(ran.at(-1)).toMatchObject({ policy: 'fifo' });
    expect(seatOf(session)).toMatchObject({
      next: null,
      choices: [{ chosen: 2 }, { chosen: 1 }, { chosen: 1 }],
    });
    session.seat.undo();
    await settle();
    expect(seatOf(session)).toMatchObject({ next: { index: 1 }, choices: [{ chosen: 2 }] });
  });

  test('restart and going back to a choice can be undone', async () => {
    const { session } = open();
    await session.takeSeat();
    await pick(session, 1, 2);
    session.seat.returnTo(1);
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: [{ chosen: 1 }], next: { index: 1 } });
    session.seat.restart();
    await settle();
    expect(seatOf(session).choices).toEqual([]);
    session.seat.undo();
    session.seat.undo();
    await settle();
    expect(seatOf(session).choices.length).toBe(2);
  });

  test('taken in a known run, it can go back to the first choice and on to the last', async () => {
    const { session } = open();
    const result = await session.run({ policy: 'fifo' });
    await session.takeSeat({ schedule: result?.schedule ?? '', seed: 9, position: 1 });
    expect(seatOf(session)).toMatchObject({
      choices: [{ chosen: 1 }],
      canUndo: true,
      canRedo: true,
      seed: 9,
    });
    session.seat.undo();
    await settle();
    expect(seatOf(session)).toMatchObject({ next: { index: 0 }, canUndo: false });
    await session.takeSeat({ schedule: toPath(1, 2, 1), position: -1 });
    expect(seatOf(session)).toMatchObject({ next: { index: 2 }, canRedo: true });
  });

  test('a schedule that cannot be read is the first choice', async () => {
    const { session } = open();
    await session.takeSeat({ schedule: '<b>', position: 12 });
    expect(seatOf(session)).toMatchObject({ choices: [], next: { index: 0 } });
  });

  test('[S8] what nobody is asked about is no pick, and going back passes over it', async () => {
    const { session } = open(null, true);
    await session.takeSeat();
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2), picks: [], next: { index: 2 } });
    await pick(session, 2, 1);
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2, 2, 1), picks: [2, 3] });
    session.seat.returnTo(0);
    await settle();
    expect(seatOf(session).choices.length).toBe(4);
    session.seat.returnTo(2);
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2), picks: [] });
  });

  test('[S8] in a known run, only choices that somebody is asked about are stood at', async () => {
    const { session } = open(null, true);
    // 1 begins, 1 reads, 2 begins, 2 reads, 1 writes
    await session.takeSeat({ schedule: toPath(1, 1, 2, 2, 1), position: -1 });
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 1, 2, 2), canRedo: true, next: { index: 4 } });
    session.seat.undo();
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 1, 2), next: { index: 3 } });
    session.seat.undo();
    await settle();
    // Choices 1 and 2 are made while 2 has not begun: who stands there is asked only after it has.
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2), picks: [], canUndo: false });
    session.seat.redo();
    session.seat.redo();
    session.seat.redo();
    await settle();
    expect(seatOf(session)).toMatchObject({ next: null, canRedo: false });
  });

  test('[S8] a known run may say which choices were somebody’s', async () => {
    const { session, ran } = open(null, true);
    await session.takeSeat({ schedule: toPath(1, 2, 2, 1), picks: [2, 3] });
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2, 2, 1), picks: [2, 3], next: { index: 4 } });
    session.seat.undo();
    session.seat.undo();
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: toPath(1, 2), picks: [], canUndo: false });
    expect(ran.length).toBe(3);
  });

  test('runs one position at a time, and only the last wanted one', async () => {
    const { session, ran, hold, release } = open();
    await session.takeSeat();
    await pick(session, 1);
    session.seat.letRun();
    await settle();
    const shown = seatOf(session).result;
    // All forgotten: the way back must be run.
    await session.takeSeat({ schedule: ran.at(-1)?.schedule ?? '', position: 0 });
    hold();
    session.seat.redo();
    session.seat.undo();
    session.seat.redo();
    await settle();
    expect(seatOf(session)).toMatchObject({ isBusy: true, choices: [] });
    expect(seatOf(session).result).not.toBe(shown);
    const before = ran.length;
    await pick(session, 1);
    expect(ran.length).toBe(before);
    release();
    await settle();
    expect(seatOf(session)).toMatchObject({ isBusy: false, choices: [{ chosen: 1 }] });
    expect(ran.length).toBe(before);
  });

  test('a way back that is given up for another is forgotten', async () => {
    const { session, hold, release } = open();
    await session.takeSeat({ schedule: toPath(1, 2, 1), position: 3 });
    hold();
    session.seat.undo();
    session.seat.restart();
    await settle();
    release();
    await settle();
    expect(seatOf(session)).toMatchObject({ isBusy: false, choices: [], next: { index: 0 } });
  });

  test('Stop stays with the position on show', async () => {
    const { session, hold } = open();
    await session.takeSeat();
    hold();
    session.seat.pick(1);
    await settle();
    session.stop();
    await settle();
    expect(seatOf(session)).toMatchObject({ isBusy: false, choices: [], next: { index: 0 }, canRedo: true });
  });

  test('a run takes the picture; any verb of the seat brings it back', async () => {
    const { session, hold } = open();
    await session.takeSeat();
    await pick(session, 2);
    hold();
    session.seat.pick(2);
    await settle();
    await session.run();
    expect(session.getState()).toMatchObject({ phase: { type: 'done' }, seat: { choices: [{ chosen: 2 }] } });
    session.seat.resume();
    await settle();
    expect(seatOf(session)).toMatchObject({ choices: [{ chosen: 2 }] });
    expect(session.getState().lastResult).toBe(seatOf(session).result);
  });

  test('who gets up leaves the run behind', async () => {
    const { session } = open();
    await session.takeSeat();
    await pick(session, 1);
    const { result } = seatOf(session);
    session.seat.leave();
    expect(session.getState()).toMatchObject({ phase: { type: 'done', result }, seat: null });
    session.seat.undo();
    expect(session.getState().phase.type).toBe('done');
  });
});
