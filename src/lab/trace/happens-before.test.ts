import { expect, test } from 'vitest';
import type { TraceEvent } from './event.ts';
import { findPast, happensBefore, isConcurrent } from './happens-before.ts';
import { buildLostUpdate, buildMutexRun, createThreadBuilder } from './thread-traces.ts';
import { buildBusyTrace, buildCountdown, createRandom } from './trace-builder.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);

test('main starts before each counter prints; two counters print in no order', () => {
  const { events } = buildCountdown();
  const find = (text: string): number =>
    events.findIndex((event) => event.type === 'output' && event.text === text);
  expect(happensBefore(events, 0, find('C 3\n'))).toBe(true);
  expect(happensBefore(events, find('C 3\n'), find('C 2\n'))).toBe(true);
  expect(isConcurrent(events, find('B 3\n'), find('D 2\n'))).toBe(true);
  expect(happensBefore(events, find('B 1\n'), events.length - 1)).toBe(true);
});

test('an event does not happen before itself', () => {
  const { events } = buildCountdown();
  expect(happensBefore(events, 4, 4)).toBe(false);
  expect(isConcurrent(events, 4, 4)).toBe(false);
});

test('the past of an event is its vector clock', () => {
  const { events } = buildCountdown();
  const past = findPast(
    events,
    events.findIndex((event) => event.type === 'output' && event.text === 'C 3\n'),
  );
  expect([...past.keys()].sort()).toEqual([0, 3]);
  expect(past.get(0)).toBe(0);
});

test.each([1, 2, 3, 4, 5, 6])('agrees with walking every edge (seed + %i)', (offset) => {
  const { events } = buildBusyTrace(300, 5, seed + offset);
  const random = createRandom(seed + offset);
  const pairs = Array.from({ length: 200 }, () => [0, 0].map(() => Math.floor(random() * events.length)));
  const wrong = pairs.filter(
    ([a = 0, b = 0]) => happensBefore(events, a, b) !== (a !== b && walk(events, b).has(a)),
  );
  expect(wrong).toEqual([]);
});

test('[E7] spawn, end and join order threads with the one that starts them; nothing orders their accesses', () => {
  const { events } = buildLostUpdate();
  const accesses = events.filter((event) => event.type === 'access').map((event) => event.i);
  const [aReads = 0, bReads = 0, bWrites = 0, aWrites = 0] = accesses;
  const spawned = events.findIndex((event) => event.type === 'spawned' && event.thread === 1);
  const joined = events.findIndex((event) => event.type === 'joined' && event.thread === 2);
  expect(happensBefore(events, spawned, aReads)).toBe(true);
  expect(happensBefore(events, spawned + 1, aReads)).toBe(false);
  expect(happensBefore(events, bWrites, joined)).toBe(true);
  expect([isConcurrent(events, aReads, bWrites), isConcurrent(events, bReads, aWrites)]).toEqual([
    true,
    true,
  ]);
});

test('[E7] a lock orders what stood under it, in the order in which it was held', () => {
  const { events } = buildMutexRun();
  const accesses = events.filter((event) => event.type === 'access').map((event) => event.i);
  const pairs = accesses.slice(1).map((later, place) => happensBefore(events, accesses[place] ?? 0, later));
  expect(pairs).toEqual([true, true, true, true, true]);
});

test('[E7] an atomic read comes after the atomic write that it saw, and after no other', () => {
  const run = createThreadBuilder();
  const flag = run.object('flag');
  const [a, b] = [run.spawn('set A', 2), run.spawn('look B', 3)];
  const atomic = { type: 'access', object: flag, address: 0, isPlain: false } as const;
  run.turn(a);
  const one = run.act({ ...atomic, kind: 'store', before: 0, after: 1 }, 2);
  run.turn(b);
  const seesOne = run.act({ ...atomic, kind: 'load', before: 1, after: 1 }, 2);
  run.turn(a);
  const two = run.act({ ...atomic, kind: 'store', before: 1, after: 2 }, 3);
  run.turn(b);
  const failed = { ...atomic, kind: 'compareExchange', before: 2, after: 2 } as const;
  const seesTwo = run.act(failed, 3);
  const { events } = run.build();
  expect([happensBefore(events, one, seesOne), happensBefore(events, two, seesTwo)]).toEqual([true, true]);
  expect(happensBefore(events, seesOne, two)).toBe(false);
});

/** All events from which `index` can be reached, and itself. */
function walk(events: readonly TraceEvent[], index: number): Set<number> {
  const seen = new Set<number>();
  const rest = [index];
  for (let place = rest.pop(); place !== undefined; place = rest.pop()) {
    const event = events[place];
    if (event === undefined || seen.has(place)) continue;
    seen.add(place);
    if (event.cause !== null) rest.push(event.cause);
    const before = events.findLastIndex((other) => other.i < event.i && other.lane === event.lane);
    if (before !== -1) rest.push(before);
  }
  return seen;
}
