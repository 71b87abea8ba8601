import { expect, test } from 'vitest';
import type { Lane, TraceEvent } from './event.ts';
import { createSpanBuilder } from './span-builder.ts';
import { findSpanAt, findSpans, findSpansBetween } from './spans.ts';
import { buildFreeRun, buildLostUpdate, buildMutexRun, createThreadBuilder } from './thread-traces.ts';
import { buildBusyTrace, buildCountdown, createTraceBuilder } from './trace-builder.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);

test('a counter waits for its timers and runs at their instants', () => {
  const { header, events } = buildCountdown();
  const counter = findSpans(header.lanes, events).byLane[3]?.filter((span) => span.type === 'waiting');
  expect(counter?.map((span) => [span.from, span.to, span.on?.type])).toEqual([
    [0, 300, 'timer'],
    [300, 600, 'timer'],
    [600, 900, 'timer'],
  ]);
});

test('a lane that starts another stands still until that one suspends', () => {
  const { header, events } = buildCountdown();
  const main = findSpans(header.lanes, events).byLane[0];
  expect(main?.map((span) => span.type)).toEqual([
    ...['running', 'idle', 'running', 'idle', 'running', 'idle', 'running', 'idle', 'running'],
    ...['waiting', 'running'],
  ]);
});

test('a blocking sleep is a blocked span of its length, and lanes follow one another', () => {
  const { header, events } = buildCountdown(true);
  const { byLane, endMs } = findSpans(header.lanes, events);
  const blocked = byLane.map((spans) => spans.filter((span) => span.type === 'blocked'));
  expect(blocked.map((spans) => spans.length)).toEqual([0, 3, 3, 3, 3]);
  expect(blocked[2]?.map((span) => [span.from, span.to])).toEqual([
    [2100, 4100],
    [4100, 6100],
    [6100, 8100],
  ]);
  expect(endMs).toBe(12_000);
});

test('a callback leaves its lane in the wait it was in', () => {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  builder.add(main, { type: 'started' });
  builder.add(main, { type: 'suspended', on: { type: 'fetch', request: 1, url: '/a' } });
  builder.clockTo(5);
  builder.add(main, { type: 'resumed', callback: 'timer' });
  builder.add(main, { type: 'returned' });
  const { header, events } = builder.build();
  const spans = findSpans(header.lanes, events).byLane[0];
  expect(spans?.map((span) => [span.type, span.on?.type ?? null])).toEqual([
    ['running', null],
    ['waiting', 'fetch'],
    ['running', null],
    ['waiting', 'fetch'],
  ]);
});

test('a caller that awaits on the spot keeps the reason its callee gave', () => {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  builder.add(main, { type: 'started' });
  builder.add(main, { type: 'suspended', on: { type: 'timer', timer: 1, delayMs: 5 } });
  builder.add(main, { type: 'suspended', on: { type: 'promise' } });
  const { header, events } = builder.build();
  expect(findSpans(header.lanes, events).byLane[0]?.at(-1)?.on?.type).toBe('timer');
});

test('a lane whose task is over is idle until its callback comes', () => {
  const builder = createTraceBuilder();
  const main = builder.lane('main', null);
  builder.add(main, { type: 'started' });
  builder.add(main, { type: 'timer-set', timer: 1, delayMs: 9, kind: 'timeout' });
  builder.add(main, { type: 'ended' });
  builder.clockTo(9);
  builder.add(main, { type: 'resumed', callback: 'timer' });
  builder.add(main, { type: 'returned' });
  const { header, events } = builder.build();
  expect(findSpans(header.lanes, events).byLane[0]?.map((span) => [span.type, span.from, span.to])).toEqual([
    ['running', 0, 0],
    ['idle', 0, 9],
    ['running', 9, 9],
    ['idle', 9, 9],
  ]);
});

test('threads run at the same time; tasks of one thread never do', () => {
  const builder = createTraceBuilder();
  builder.lane('main', null);
  builder.lane('worker 1', 0, 'thread');
  builder.lane('worker 2', 0, 'thread');
  builder.lane('task', 1);
  for (const lane of [0, 1, 2, 3]) builder.add(lane, { type: 'started' });
  const { header, events } = builder.build();
  const { byLane, turns } = findSpans(header.lanes, events);
  expect(byLane.map((spans) => spans.at(-1)?.type)).toEqual(['running', 'idle', 'running', 'running']);
  expect(turns.get(1)?.map((span) => span.lane)).toEqual([1, 3]);
});

test('an open span has no end until the trace does', () => {
  const { header, events } = buildCountdown();
  const builder = createSpanBuilder();
  builder.add(header.lanes, events.slice(0, 6));
  expect(builder.read().byLane[1]?.at(-1)).toMatchObject({ type: 'waiting', to: Infinity, last: -1 });
});

test.each([1, 2, 3, 4, 5])(
  'taking events in pieces gives what taking them at once gives (seed + %i)',
  (offset) => {
    const { header, events } = buildBusyTrace(2000, 6, seed + offset);
    const builder = createSpanBuilder();
    for (let size = 1; size < events.length + 37; size += 37) {
      const shown = events.slice(0, size);
      builder.add(header.lanes, shown, Math.max(0, size - 37));
    }
    const whole = createSpanBuilder();
    whole.add(header.lanes, events);
    expect(builder.read()).toEqual(whole.read());
  },
);

test.each([1, 2, 3, 4, 5])(
  'spans of a lane are in order, and one thread has one running lane (seed + %i)',
  (offset) => {
    const { header, events } = buildBusyTrace(3000, 8, seed + offset);
    const { byLane, turns } = findSpans(header.lanes, events);
    const gaps = byLane.flatMap((spans) =>
      spans.filter((span, index) => span.from < (spans[index - 1]?.to ?? 0)),
    );
    expect(gaps).toEqual([]);
    const list = turns.get(0) ?? [];
    const overlaps = list.filter((turn, index) => turn.first < (list[index - 1]?.last ?? 0));
    expect(overlaps).toEqual([]);
  },
);

test('work grows with the number of events', () => {
  const counts = [1000, 10_000, 100_000].map((size) => countReads(size));
  expect(counts.map((count) => Math.round(count.reads / count.events))).toEqual([1, 1, 1]);
});

/** How often building spans reads an event. */
function countReads(size: number): { reads: number; events: number } {
  const { header, events } = buildBusyTrace(size);
  let reads = 0;
  const counted = new Proxy(events, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key) as TraceEvent;
    },
  });
  findSpans(header.lanes, counted);
  return { reads, events: events.length };
}

test('a window is found by its times, ends included', () => {
  const { header, events } = buildCountdown();
  const spans = findSpans(header.lanes, events).byLane[3] ?? [];
  const [start, end] = findSpansBetween(spans, 310, 590);
  expect(spans.slice(start, end).map((span) => [span.type, span.from, span.to])).toEqual([
    ['waiting', 300, 600],
  ]);
});

test('the span at an event is the one that the event leaves its lane in', () => {
  const { header, events } = buildCountdown();
  const spans = findSpans(header.lanes, events).byLane[3] ?? [];
  const output = events.findIndex((event) => event.type === 'output');
  expect(findSpanAt(spans, output)?.type).toBe('running');
  expect(findSpanAt(spans, output + 2)?.type).toBe('waiting');
  expect(findSpanAt(spans, events.length - 1)).toBe(null);
});

const typesOf = (
  trace: { header: { lanes: readonly Lane[] }; events: readonly TraceEvent[] },
  lane: number,
): string[] => (findSpans(trace.header.lanes, trace.events).byLane[lane] ?? []).map((span) => span.type);

test('[P2] who could go while another was picked is ready, not waiting', () => {
  const trace = buildLostUpdate();
  expect(typesOf(trace, 1)).toEqual(['running', 'ready', 'running']);
  expect(typesOf(trace, 0)).toEqual(['running', 'waiting', 'running']);
});

test('[P4] who waits for a lock is blocked, and the span says on which', () => {
  const trace = buildMutexRun();
  expect(typesOf(trace, 2)).toEqual(['running', 'blocked', 'running', 'ready', 'running']);
  const { byLane } = findSpans(trace.header.lanes, trace.events);
  expect(byLane[2]?.find((span) => span.type === 'blocked')?.on).toMatchObject({ type: 'lock', holder: 1 });
});

test('[P4] who was passed over and finds the lock taken meanwhile is blocked from then on', () => {
  const run = createTraceBuilder();
  const lock = run.object('m', 'lock');
  run.lane('main', null);
  run.add(0, { type: 'started' });
  run.add(0, { type: 'suspended', on: { type: 'chosen' } });
  run.add(0, { type: 'suspended', on: { type: 'lock', object: lock, address: 0, holder: null } });
  run.add(0, { type: 'suspended', on: { type: 'chosen' } });
  run.add(0, { type: 'resumed' });
  expect(typesOf(run.build(), 0)).toEqual(['running', 'ready', 'blocked', 'ready', 'running']);
});

test('one turn goes through controlled threads; free threads run at once', () => {
  const [controlled, free] = [buildMutexRun(), buildFreeRun()];
  const turns = findSpans(controlled.header.lanes, controlled.events);
  expect(turns.isParallel).toBe(false);
  expect(turns.allTurns.filter((turn, index) => turn.first < (turns.allTurns[index - 1]?.last ?? 0))).toEqual(
    [],
  );
  expect(findSpans(free.header.lanes, free.events).isParallel).toBe(true);
});

test('a lane that holds its thread holds what lies beneath it, too', () => {
  const run = createTraceBuilder();
  run.lane('main', null);
  run.lane('task', 0);
  run.add(0, { type: 'started' });
  run.add(1, { type: 'started' });
  run.add(1, { type: 'suspended', on: { type: 'chosen' } });
  run.add(1, { type: 'resumed' });
  run.add(1, { type: 'ended' });
  expect(typesOf(run.build(), 0)).toEqual(['running', 'idle', 'running']);
  expect(typesOf(run.build(), 1)).toEqual(['running', 'ready', 'running']);
});

test('a lock that is awaited does not hold the thread', () => {
  const run = createTraceBuilder();
  const lock = run.object('m', 'lock');
  run.lane('main', null);
  run.lane('task', 0);
  run.add(0, { type: 'started' });
  run.add(1, { type: 'started' });
  run.add(1, { type: 'suspended', on: { type: 'lock', object: lock, address: 0, holder: null } });
  run.add(0, { type: 'output', stream: 'log', text: 'on I go' });
  const trace = run.build();
  expect(typesOf(trace, 1)).toEqual(['running', 'waiting']);
  expect(typesOf(trace, 0)).toEqual(['running', 'idle', 'running']);
});

test('others run while a thread sleeps, and its sleep lasts until it does something', () => {
  const run = createThreadBuilder();
  const [a, b] = [run.spawn('sleep A', 2), run.spawn('work B', 3)];
  run.turn(a);
  run.leave({ type: 'blocked', durationMs: 10 }, 2);
  run.turn(b);
  run.leave({ type: 'ended' }, 3);
  run.clockTo(10);
  const trace = run.build();
  trace.events.push({ i: trace.events.length, at: 10, lane: a, site: null, cause: null, type: 'ended' });
  const spans = findSpans(trace.header.lanes, trace.events);
  const sleep = spans.byLane[a]?.find((span) => span.type === 'blocked');
  expect(sleep).toMatchObject({ from: 0, to: 10, last: trace.events.length - 1 });
  expect(spans.isParallel).toBe(false);
});
