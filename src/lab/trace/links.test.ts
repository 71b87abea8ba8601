import { expect, test } from 'vitest';
import { findLinks, findLinksBetween } from './links.ts';
import { buildLostUpdate, buildMutexRun, createThreadBuilder } from './thread-traces.ts';
import { buildBusyTrace, buildCountdown, createTraceBuilder } from './trace-builder.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);

test('starting a lane and waking one are links; timers within a lane are not', () => {
  const { events } = buildCountdown();
  const links = findLinks(events).all;
  expect(links.map((link) => link.type)).toEqual(['start', 'start', 'start', 'start', 'wake']);
  expect(events[links.at(-1)?.from ?? 0]?.type).toBe('ended');
});

test('a message links its sending to its receipt, cause or not', () => {
  const builder = createTraceBuilder();
  builder.lane('main', null);
  builder.lane('worker', 0, 'thread');
  const sent = builder.add(0, { type: 'sent', message: 7, channel: 'port' });
  const received = builder.add(1, { type: 'received', message: 7, channel: 'port' });
  builder.add(1, { type: 'resumed' }, { cause: received });
  expect(findLinks(builder.build().events).all).toEqual([{ type: 'message', from: sent, to: received }]);
});

test('threads are linked where they begin, where they are joined, and where a lock goes on', () => {
  const lost = buildLostUpdate();
  const types = findLinks(lost.events).all.map((link) => [link.type, lost.events[link.to]?.lane]);
  expect(types).toEqual([
    ['spawn', 1],
    ['spawn', 2],
    ['join', 0],
    ['join', 0],
  ]);
  const mutex = buildMutexRun();
  const locks = findLinks(mutex.events).all.filter((link) => link.type === 'lock');
  expect(locks.map((link) => [mutex.events[link.from]?.type, mutex.events[link.to]?.lane])).toEqual([
    ['released', 2],
  ]);
});

test('who is notified is linked to who did it', () => {
  const run = createThreadBuilder();
  const flag = run.object('flag');
  const [a, b] = [run.spawn('sleep A', 2), run.spawn('call B', 3)];
  run.turn(a);
  run.leave({ type: 'suspended', on: { type: 'memory', object: flag, address: 0 } }, 2);
  run.turn(b);
  const cell = { object: flag, address: 0, isPlain: false, before: 0, after: 1 };
  const call = run.act({ type: 'access', kind: 'notify', ...cell }, 3);
  run.turn(a, { cause: call });
  const woken = findLinks(run.build().events).all.filter((link) => link.type === 'notify');
  expect(woken.map((link) => link.from)).toEqual([call]);
});

test.each([1, 2, 3])('a window holds what a plain search holds (seed + %i)', (offset) => {
  const { events } = buildBusyTrace(4000, 6, seed + offset);
  const links = findLinks(events);
  const expected = links.all.filter((link) => link.from <= 2500 && link.to >= 1500);
  expect(findLinksBetween(links, 1500, 2500, 10_000)).toEqual(expected);
});

test('more links than the limit are none', () => {
  expect(findLinksBetween(findLinks(buildCountdown().events), 0, 1000, 3)).toBe(null);
});
