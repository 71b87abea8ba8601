import type { EventDetail, LaneId, Site, Trace } from './event.ts';
import { createTraceBuilder } from './trace-builder.ts';

/**
 * Writes traces of controlled threads by hand, in the events that a real run gives: who leaves the turn is suspended,
 * who gets it is resumed, and where two or more could go a `choice` stands before.
 */
export interface ThreadBuilder {
  object: ReturnType<typeof createTraceBuilder>['object'];
  clockTo(ms: number): void;
  /** Starts a thread; it has its first step when it is first given the turn. */
  spawn(label: string, line: number): LaneId;
  /** Gives the turn to a lane: of `enabled` when there is a choice. `cause` is what made it possible. */
  turn(lane: LaneId, options?: { enabled?: LaneId[]; line?: number; cause?: number | null }): void;
  /** What the lane with the turn does. @returns the event's index */
  act(detail: EventDetail, line: number): number;
  read(object: number, value: number, line: number, index?: number): void;
  write(object: number, before: number, after: number, line: number, index?: number): void;
  /** The lane with the turn can't go on, or ends. */
  leave(detail: EventDetail, line: number): number;
  build(): Trace;
}

export function createThreadBuilder(file = 'counter.ts'): ThreadBuilder {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  const begun = new Set<LaneId>([main]);
  const spawnedBy = new Map<LaneId, number>();
  let current: LaneId | null = main;
  const place = (lane: LaneId, line: number): { site: Site } => ({
    site: { file: lane === main ? 'main.ts' : file, line, column: 3, endLine: line, endColumn: 30 },
  });
  builder.add(main, { type: 'started' }, place(main, 1));

  function act(detail: EventDetail, line: number): number {
    const lane = current ?? main;
    return builder.add(lane, detail, place(lane, line));
  }

  return {
    object: (label, kind, elementSize) => builder.object(label, kind, elementSize),
    clockTo: (ms) => builder.clockTo(ms),
    spawn(label, line) {
      const thread = builder.lane(label, current ?? main, 'thread');
      spawnedBy.set(thread, act({ type: 'spawned', thread }, line));
      return thread;
    },
    turn(lane, { enabled = [], line = 1, cause = null } = {}) {
      if (enabled.length > 1) {
        const index = enabled.indexOf(lane);
        builder.add(current ?? lane, { type: 'choice', of: 'thread', enabled, chosen: lane, index });
      }
      if (lane === current) return;
      if (current !== null)
        builder.add(current, { type: 'suspended', on: { type: 'chosen' } }, place(current, line));
      current = lane;
      if (begun.has(lane)) builder.add(lane, { type: 'resumed' }, { cause, ...place(lane, line) });
      else builder.add(lane, { type: 'started' }, { cause: spawnedBy.get(lane) ?? null, ...place(lane, 1) });
      begun.add(lane);
    },
    act,
    read(object, value, line, index = 0) {
      const cell = { object, address: index * 4, isPlain: true };
      act({ type: 'access', kind: 'load', ...cell, before: value, after: value }, line);
    },
    write(object, before, after, line, index = 0) {
      act({ type: 'access', kind: 'store', object, address: index * 4, isPlain: true, before, after }, line);
    },
    leave(detail, line) {
      const index = act(detail, line);
      current = null;
      return index;
    },
    build: () => builder.build(),
  };
}

/** What `buildLostUpdate` runs. */
export const LOST_UPDATE_SOURCES: Record<string, string> = {
  'main.ts': `const counter = new Int32Array(new SharedArrayBuffer(4));
const a = spawn(() => import('./counter.ts'), 'increment', counter);
const b = spawn(() => import('./counter.ts'), 'increment', counter);
await a.join();
await b.join();
console.log(counter[0]);
`,
  'counter.ts': `export function increment(counter: Int32Array) {
  const seen = counter[0];
  counter[0] = seen + 1;
}
`,
};

/** Two threads that both read 0 and both write 1. */
export function buildLostUpdate(): Trace {
  const run = createThreadBuilder();
  const counter = run.object('counter');
  const a = run.spawn('increment A', 2);
  const b = run.spawn('increment B', 3);
  run.leave({ type: 'suspended', on: { type: 'thread', lane: a } }, 4);
  run.turn(a, { enabled: [a, b] });
  run.turn(a, { enabled: [a, b] });
  run.read(counter, 0, 2);
  run.turn(b, { enabled: [a, b], line: 3 });
  run.read(counter, 0, 2);
  run.turn(b, { enabled: [a, b] });
  run.write(counter, 0, 1, 3);
  run.leave({ type: 'ended' }, 3);
  run.turn(a, { line: 3 });
  run.write(counter, 1, 1, 3);
  const aEnd = run.leave({ type: 'ended' }, 3);
  run.turn(0, { line: 4, cause: aEnd });
  run.act({ type: 'joined', thread: a }, 4);
  run.act({ type: 'joined', thread: b }, 5);
  run.act({ type: 'output', stream: 'log', text: '1\n' }, 6);
  run.leave({ type: 'ended' }, 6);
  return run.build();
}

/** Three threads that each take the lock, add one, and give it back; the second finds it taken. */
export function buildMutexRun(): Trace {
  const run = createThreadBuilder('worker.ts');
  const m = run.object('m', 'lock');
  const counter = run.object('counter');
  const threads = ['A', 'B', 'C'].map((name, index) => run.spawn(`add ${name}`, 4 + index));
  const [a = 1, b = 2, c = 3] = threads;
  const lock = { object: m, address: 0 };
  run.leave({ type: 'suspended', on: { type: 'thread', lane: a } }, 7);

  run.turn(a, { enabled: [a, b, c] });
  run.act({ type: 'acquired', ...lock }, 3);
  run.read(counter, 0, 4);
  run.turn(b, { enabled: [a, b, c], line: 4 });
  run.leave({ type: 'suspended', on: { type: 'lock', ...lock, holder: a } }, 3);
  run.turn(a, { enabled: [a, c], line: 4 });
  run.write(counter, 0, 1, 4);
  const first = run.act({ type: 'released', ...lock }, 5);
  run.turn(c, { enabled: [a, b, c], line: 6 });
  run.act({ type: 'acquired', ...lock }, 3);
  run.turn(a, { enabled: [a, c], line: 3 });
  run.leave({ type: 'ended' }, 6);
  run.turn(c, { line: 4 });
  run.read(counter, 1, 4);
  run.write(counter, 1, 2, 4);
  const second = run.act({ type: 'released', ...lock }, 5);
  run.turn(b, { enabled: [b, c], line: 5, cause: Math.max(first, second) });
  run.act({ type: 'acquired', ...lock }, 3);
  run.read(counter, 2, 4);
  run.turn(c, { enabled: [b, c], line: 4 });
  const cEnd = run.leave({ type: 'ended' }, 6);
  run.turn(b, { line: 4 });
  run.write(counter, 2, 3, 4);
  run.act({ type: 'released', ...lock }, 5);
  const bEnd = run.leave({ type: 'ended' }, 6);
  run.turn(0, { line: 7, cause: Math.max(bEnd, cEnd) });
  for (const thread of threads) run.act({ type: 'joined', thread }, 7);
  run.act({ type: 'output', stream: 'log', text: '3\n' }, 8);
  run.leave({ type: 'ended' }, 8);
  return run.build();
}

/** Philosophers who have each taken their left fork and wait for the right one. */
export function buildPhilosophers(count = 3): Trace {
  const run = createThreadBuilder('philosopher.ts');
  const forks = run.object('fork', 'lock');
  const seats = Array.from({ length: count }, (_, seat) =>
    run.spawn(`eat ${String.fromCharCode(65 + seat)}`, 3),
  );
  run.leave({ type: 'suspended', on: { type: 'thread', lane: seats[0] ?? 1 } }, 4);
  for (const [seat, thread] of seats.entries()) {
    run.turn(thread, { enabled: seats, line: 2 });
    run.act({ type: 'acquired', object: forks, address: seat * 4 }, 2);
  }
  for (const [seat, thread] of seats.entries()) {
    run.turn(thread, { line: 3 });
    const next = (seat + 1) % count;
    const on = {
      type: 'lock',
      object: forks,
      address: next * 4,
      holder: seats[next] ?? 0,
    } as const;
    run.leave({ type: 'suspended', on }, 3);
  }
  return run.build();
}

/** Two threads that really run at once, on the real clock: each adds to the counter where it likes. */
export function buildFreeRun(rounds = 6): Trace {
  const builder = createTraceBuilder();
  const counter = builder.object('counter');
  const main = builder.lane('main', null);
  const site = (file: string, line: number): { site: Site } => ({
    site: { file, line, column: 3, endLine: line, endColumn: 30 },
  });
  builder.add(main, { type: 'started' }, site('main.ts', 1));
  const threads = ['A', 'B'].map((name, index) => {
    builder.clockTo(0.2 + 0.3 * index);
    const thread = builder.lane(`increment ${name}`, main, 'thread');
    const cause = builder.add(main, { type: 'spawned', thread }, site('main.ts', 2 + index));
    return { thread, cause };
  });
  builder.clockTo(0.6);
  builder.add(
    main,
    { type: 'suspended', on: { type: 'thread', lane: threads[0]?.thread ?? 1 } },
    site('main.ts', 4),
  );
  threads.forEach(({ thread, cause }, index) => {
    builder.clockTo(2.1 + 0.4 * index);
    builder.add(thread, { type: 'started' }, { cause, ...site('counter.ts', 1) });
  });
  let value = 0;
  const seen = [0, 0];
  for (let round = 0; round < rounds * 2; round += 1) {
    for (const [index, { thread }] of threads.entries()) {
      builder.clockTo(2.6 + round * 0.35 + index * (0.11 + 0.02 * (round % 3)));
      const isRead = round % 2 === 0;
      if (isRead) seen[index] = value;
      const before = value;
      if (!isRead) value = (seen[index] ?? 0) + 1;
      const kind = isRead ? 'load' : 'store';
      const cell = { object: counter, address: 0, isPlain: true, before, after: value };
      builder.add(thread, { type: 'access', kind, ...cell }, site('counter.ts', isRead ? 2 : 3));
    }
  }
  const ends = threads.map(({ thread }, index) => {
    builder.clockTo(2.8 + rounds * 0.7 + index * 0.2);
    return builder.add(thread, { type: 'ended' }, site('counter.ts', 4));
  });
  threads.forEach(({ thread }, index) => {
    builder.clockTo(3.6 + rounds * 0.7 + index * 0.1);
    if (index === 0)
      builder.add(main, { type: 'resumed' }, { cause: ends[0] ?? null, ...site('main.ts', 4) });
    builder.add(
      main,
      { type: 'joined', thread },
      { cause: ends[index] ?? null, ...site('main.ts', 4 + index) },
    );
  });
  builder.add(main, { type: 'output', stream: 'log', text: `${value}\n` }, site('main.ts', 6));
  builder.add(main, { type: 'ended' });
  return builder.build('real');
}
