import type { EventDetail, Lane, LaneId, SharedObject, Site, Trace, TraceEvent } from './event.ts';

/** Writes traces by hand, as tests and pictures need them: the clock stands where it was put. */
export interface TraceBuilder {
  lane(label: string, parent: LaneId | null, kind?: Lane['kind']): LaneId;
  /** Something that threads share. @returns its number */
  object(label: string, kind?: SharedObject['kind'], elementSize?: number): number;
  /** Moves the clock to `ms`. */
  clockTo(ms: number): void;
  /** Adds an event now; `line` is one of `main.ts`. @returns its index */
  add(
    lane: LaneId,
    detail: EventDetail,
    options?: { cause?: number | null; line?: number; site?: Site },
  ): number;
  build(clock?: 'real' | 'virtual'): Trace;
}

export function createTraceBuilder(): TraceBuilder {
  const lanes: Lane[] = [];
  const events: TraceEvent[] = [];
  const objects: SharedObject[] = [];
  let at = 0;
  return {
    lane(label, parent, kind = 'task') {
      lanes.push({ id: lanes.length, kind, label, parent });
      return lanes.length - 1;
    },
    object(label, kind = 'memory', elementSize) {
      const id = objects.length;
      objects.push({ id, kind, label, ...(elementSize === undefined ? {} : { elementSize }) });
      return id;
    },
    clockTo(ms) {
      at = ms;
    },
    add(lane, detail, { cause = null, line, site } = {}) {
      const place =
        line === undefined ? null : { file: 'main.ts', line, column: 3, endLine: line, endColumn: 40 };
      events.push({ i: events.length, at, lane, site: site ?? place, cause, ...detail });
      return events.length - 1;
    },
    build(clock = 'virtual') {
      const header = {
        v: 1,
        program: 'b5e1',
        clock,
        policy: 'fifo',
        seed: 1,
        lanes,
        objects,
        dropped: 0,
      } as const;
      return { header, events };
    },
  };
}

/** What the counters of `buildCountdown` run, line by line. */
export const COUNTDOWN_SOURCE = `import { sleep } from 'lab';

async function countdown(name: string, ms: number) {
  for (let n = 3; n > 0; n--) {
    await sleep(ms);
    console.log(name, n);
  }
}

await Promise.all([
  countdown('A', 700),
  countdown('B', 2000),
  countdown('C', 300),
  countdown('D', 1000),
]);
`;

const DELAYS = { A: 700, B: 2000, C: 300, D: 1000 };

/** The trace of four counters that sleep .7, 2, .3 and 1 s, three times each; `isBlocking` for sleeps that hold the thread. */
export function buildCountdown(isBlocking = false): Trace {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  const counters: {
    lane: LaneId;
    name: string;
    delayMs: number;
    left: number;
    due: number;
    timer: number;
    set: number;
  }[] = [];
  let timer = 0;
  let ended = -1;

  function site(line: number): { site: Site } {
    const text = COUNTDOWN_SOURCE.split('\n')[line - 1] ?? '';
    const column = text.search(/\S/) + 1;
    return { site: { file: 'main.ts', line, column, endLine: line, endColumn: text.length + 1 } };
  }
  function setTimer(counter: (typeof counters)[number], at: number): void {
    counter.timer = timer += 1;
    counter.due = at + counter.delayMs;
    counter.set = builder.add(
      counter.lane,
      { type: 'timer-set', timer, delayMs: counter.delayMs, kind: 'sleep' },
      site(5),
    );
    builder.add(
      counter.lane,
      { type: 'suspended', on: { type: 'timer', timer, delayMs: counter.delayMs } },
      site(5),
    );
  }

  builder.add(main, { type: 'started' }, site(10));
  let now = 0;
  Object.entries(DELAYS).forEach(([name, delayMs], index) => {
    const lane = builder.lane(`countdown ${name}`, main);
    const started = builder.add(lane, { type: 'started' }, { cause: 0, ...site(11 + index) });
    const counter = { lane, name, delayMs, left: 3, due: 0, timer: 0, set: started };
    counters.push(counter);
    if (!isBlocking) {
      setTimer(counter, now);
      return;
    }
    for (; counter.left > 0; counter.left -= 1) {
      builder.add(lane, { type: 'blocked', durationMs: delayMs }, site(5));
      builder.clockTo((now += delayMs));
      builder.add(lane, { type: 'output', stream: 'log', text: `${name} ${counter.left}\n` }, site(6));
    }
    ended = builder.add(lane, { type: 'ended' });
  });
  builder.add(main, { type: 'suspended', on: { type: 'promise' } }, site(10));
  while (counters.some((counter) => counter.left > 0)) {
    const alive = counters.filter((counter) => counter.left > 0);
    const next = alive.reduce((best, counter) =>
      counter.due < best.due || (counter.due === best.due && counter.timer < best.timer) ? counter : best,
    );
    builder.clockTo((now = next.due));
    const fired = builder.add(next.lane, { type: 'timer-fired', timer: next.timer }, { cause: next.set });
    builder.add(next.lane, { type: 'resumed' }, { cause: fired, ...site(5) });
    builder.add(next.lane, { type: 'output', stream: 'log', text: `${next.name} ${next.left}\n` }, site(6));
    next.left -= 1;
    if (next.left > 0) setTimer(next, now);
    else ended = builder.add(next.lane, { type: 'ended' });
  }
  builder.add(main, { type: 'resumed' }, { cause: ended, ...site(10) });
  builder.add(main, { type: 'ended' });
  return builder.build();
}

/** A busy trace of about `size` events: lanes that run, wait, print and wake each other, from a seed. */
export function buildBusyTrace(size: number, laneCount = 12, seed = 1): Trace {
  const builder = createTraceBuilder();
  const random = createRandom(seed);
  const lanes = [builder.lane('main', null)];
  let count = 0;
  let now = 0;
  builder.add(0, { type: 'started' }, { line: 1 });
  for (let index = 1; index < laneCount; index += 1) {
    const lane = builder.lane(`worker ${index}`, 0);
    lanes.push(lane);
    const cause = builder.add(lane, { type: 'started' }, { cause: 0, line: 3 });
    builder.add(lane, { type: 'suspended', on: { type: 'timer', timer: index, delayMs: 5 } }, { line: 4 });
    count = cause + 2;
  }
  builder.add(0, { type: 'suspended', on: { type: 'promise' } }, { line: 9 });
  count += 1;
  let last: number | null = null;
  while (count < size) {
    const lane = lanes[Math.floor(random() * random() * laneCount)] ?? 0;
    if (random() < 0.7) now += Math.round(random() * 40) / 4;
    builder.clockTo(now);
    last = builder.add(lane, { type: 'resumed' }, { cause: random() < 0.4 ? last : null, line: 5 });
    count += 1;
    if (random() < 0.3) {
      builder.add(lane, { type: 'output', stream: 'log', text: `${lane} at ${now}\n` }, { line: 6 });
      count += 1;
    }
    if (random() < 0.05) {
      const durationMs = Math.round(random() * 30);
      builder.add(lane, { type: 'blocked', durationMs }, { line: 7 });
      now += durationMs;
      builder.clockTo(now);
      count += 1;
    }
    builder.add(lane, { type: 'suspended', on: { type: 'timer', timer: count, delayMs: 10 } }, { line: 8 });
    count += 1;
  }
  return builder.build();
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
