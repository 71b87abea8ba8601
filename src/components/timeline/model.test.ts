import { expect, test } from 'vitest';
import { buildBusyTrace, buildCountdown, buildMutexRun } from '../../lab/trace/index.ts';
import { createModelBuilder } from './model.ts';

test('a live trace gives, piece by piece, what the whole trace gives', () => {
  const { header, events } = buildBusyTrace(1500, 5, 3);
  const live = createModelBuilder();
  for (let size = 0; size < events.length; size += 100) live.update(header.lanes, events.slice(0, size));
  expect(live.update(header.lanes, events)).toEqual(createModelBuilder().update(header.lanes, events));
});

test('threads live give, event by event, what the whole run gives', () => {
  const { header, events } = buildMutexRun();
  const live = createModelBuilder();
  for (let size = 0; size < events.length; size += 1) live.update(header.lanes, events.slice(0, size));
  expect(live.update(header.lanes, events)).toEqual(createModelBuilder().update(header.lanes, events));
});

test('another run starts anew', () => {
  const builder = createModelBuilder();
  const [first, second] = [buildCountdown(), buildCountdown(true)];
  builder.update(first.header.lanes, first.events);
  expect(builder.update(second.header.lanes, second.events).endMs).toBe(12_000);
  expect(builder.update([], []).events).toEqual([]);
});

test('outputs are kept by lane', () => {
  const { header, events } = buildCountdown();
  const { outputs } = createModelBuilder().update(header.lanes, events);
  expect(outputs.map((list) => list.length)).toEqual([0, 3, 3, 3, 3]);
});
