import { expect, test } from 'vitest';
import { findLinks, findLinksBetween } from './links.ts';
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

test.each([1, 2, 3])('a window holds what a plain search holds (seed + %i)', (offset) => {
  const { events } = buildBusyTrace(4000, 6, seed + offset);
  const links = findLinks(events);
  const expected = links.all.filter((link) => link.from <= 2500 && link.to >= 1500);
  expect(findLinksBetween(links, 1500, 2500, 10_000)).toEqual(expected);
});

test('more links than the limit are none', () => {
  expect(findLinksBetween(findLinks(buildCountdown().events), 0, 1000, 3)).toBe(null);
});
