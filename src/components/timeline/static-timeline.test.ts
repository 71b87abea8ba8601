import { expect, test } from 'vitest';
import { buildCountdown, createTraceBuilder } from '../../lab/trace/index.ts';
import { toStaticTimeline } from './static-timeline.ts';

const countNumber = (text: string, part: string): number => text.split(part).length - 1;

test('every lane has its name, its strand with a title, and what it prints', () => {
  const svg = toStaticTimeline(buildCountdown());
  expect(svg).toContain('>countdown C</text>');
  expect(svg).toContain('<title>countdown B: waits 3 times</title>');
  expect(svg).toContain('>A 2</text>');
  expect(svg).toContain('aria-label="Timeline of a run of 6 s with 5 lanes: main, countdown A');
  expect(countNumber(svg, 'class="tl-tick"')).toBe(12);
});

test('an unlabelled weave gives nothing away', () => {
  const svg = toStaticTimeline(buildCountdown(), { labels: false, title: 'A weave' });
  expect(svg).not.toMatch(/<text|countdown|main/);
  expect(svg).toContain('aria-label="A weave"');
});

test('up to a time, later steps are not there', () => {
  const svg = toStaticTimeline(buildCountdown(), { until: 1000 });
  expect(countNumber(svg, 'class="tl-tick"')).toBe(5);
  expect(svg).toContain('a run of 1 s');
});

test('blocked lanes are hatched', () => {
  expect(countNumber(toStaticTimeline(buildCountdown(true)), 'class="tl-blocked"')).toBe(12);
});

test('what a program prints stays text', () => {
  const builder = createTraceBuilder();
  builder.lane('<b>"main"</b>', null);
  builder.add(0, { type: 'started' });
  builder.add(0, { type: 'output', stream: 'log', text: '<script>&' });
  builder.clockTo(50);
  builder.add(0, { type: 'ended' });
  const svg = toStaticTimeline(builder.build());
  expect(svg).not.toMatch(/<script|<b>/);
  expect(svg).toContain('&lt;script&gt;&amp;');
});

test('elements are balanced, and no number is broken', () => {
  for (const svg of [
    toStaticTimeline(buildCountdown()),
    toStaticTimeline(buildCountdown(true), { labels: false }),
  ]) {
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const opened = svg.match(/<[a-z][^>]*[^/]>/g)?.length ?? 0;
    expect(opened).toBe(svg.match(/<\/[a-z]+>/g)?.length ?? 0);
  }
});

test('an empty trace is an empty picture', () => {
  const svg = toStaticTimeline(createTraceBuilder().build());
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(svg.startsWith('<svg')).toBe(true);
});
