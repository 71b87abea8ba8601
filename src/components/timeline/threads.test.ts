import { describe, expect, test } from 'vitest';
import {
  buildCountdown,
  buildFreeRun,
  buildLostUpdate,
  buildMutexRun,
  buildPhilosophers,
  createRandom,
  createThreadBuilder,
  type Trace,
} from '../../lab/trace/index.ts';
import { describeHover } from './describe-hover.ts';
import { findMarks, fitMark } from './marks.ts';
import { createModelBuilder, type TimelineModel } from './model.ts';
import { describeMoment, describeSize } from './name-moment.ts';
import { findPassages } from './passages.ts';
import { findRails } from './rails.ts';
import { findRowLayout } from './row-layout.ts';
import { findAcross, type Frame } from './scene.ts';
import { toStaticTimeline } from './static-timeline.ts';
import { findAxis, FIT } from './view.ts';

const countNumber = (text: string, part: string): number => text.split(part).length - 1;

function toModel({ header, events }: Trace): TimelineModel {
  const { lanes, objects, clock } = header;
  return createModelBuilder().update(lanes, events, { objects, clock });
}

function toFrame(trace: Trace, lengthPx = 1060): Frame {
  const model = toModel(trace);
  const { rulerPx, rowPx, totalPx } = findRowLayout(model.lanes.length, false, 0, model.hasThreads);
  const axis = findAxis(model, { lengthPx, isDown: false }, FIT);
  return {
    model,
    axis,
    offsetPx: 0,
    lengthPx,
    breadthPx: totalPx,
    isDown: false,
    rulerPx,
    rowPx,
    scrollPx: 0,
  };
}

describe('marks', () => {
  test('say what was read and written, as far as there is room', () => {
    const marks = findMarks(toFrame(buildLostUpdate()), 2);
    expect(marks.map((mark) => [mark.shape, mark.isAtomic, fitMark(mark, 30), fitMark(mark, 3)])).toEqual([
      ['read', false, 'counter[0] = 0', '0'],
      ['write', false, 'counter[0]: 0 → 1', '→ 1'],
    ]);
  });

  test('say which lock is taken, waited for, and by whom it is held', () => {
    const frame = toFrame(buildMutexRun(), 4000);
    const texts = findMarks(frame, 2).map((mark) => [mark.shape, mark.texts[0]]);
    expect(texts).toEqual([
      ['none', 'waits for m[0], A has it'],
      ['taken', 'takes m[0]'],
      ['read', 'counter[0] = 2'],
      ['write', 'counter[0]: 2 → 3'],
      ['given', 'gives back m[0]'],
    ]);
  });

  test('of a crowd the loudest is shown: an output, then a lock, then a write', () => {
    const run = createThreadBuilder();
    const x = run.object('x');
    for (let step = 0; step < 2000; step += 1) {
      run.read(x, step, 1);
      run.write(x, step, step + 1, 2);
    }
    run.act({ type: 'output', stream: 'log', text: 'done\n' }, 3);
    const marks = findMarks(toFrame(run.build()), 0);
    expect(new Set(marks.map((mark) => mark.shape))).toEqual(new Set(['write', 'tick']));
  });
});

describe('locks held', () => {
  test('are rails from taking to giving back, never two of one lock at once', () => {
    const frame = toFrame(buildMutexRun());
    const rails = [1, 2, 3].flatMap((lane) => findRails(frame, lane)).sort((a, b) => a.fromPx - b.fromPx);
    expect(rails).toHaveLength(3);
    expect(rails.filter((rail, index) => rail.fromPx < (rails[index - 1]?.toPx ?? 0))).toEqual([]);
  });

  test('stay open when nobody gives them back', () => {
    const frame = toFrame(buildPhilosophers(3));
    expect([1, 2, 3].map((lane) => findRails(frame, lane).map((rail) => rail.isOpen))).toEqual([
      [true],
      [true],
      [true],
    ]);
  });

  test.each([1000, 10_000, 100_000])(
    '%i events are no more rails and marks than the width has room for',
    (size) => {
      const frame = toFrame(buildBusyThreads(size), 1060);
      const counts = frame.model.rows.map(
        (lane) => findRails(frame, lane).length + findMarks(frame, lane).length,
      );
      expect(Math.max(...counts)).toBeLessThan(1060);
    },
  );
});

/** Six threads that take locks, read and write by chance. */
function buildBusyThreads(size: number): Trace {
  const random = createRandom(7);
  const run = createThreadBuilder();
  const [m, x] = [run.object('m', 'lock'), run.object('x')];
  const threads = Array.from({ length: 6 }, (_, index) => run.spawn(`work ${index}`, 2));
  for (let last = 0; last < size;) {
    const thread = threads[Math.floor(random() * 6)] ?? 1;
    run.turn(thread, { enabled: threads });
    run.act({ type: 'acquired', object: m, address: 0 }, 2);
    run.read(x, last, 3);
    run.write(x, last, last + 1, 4);
    last = run.act({ type: 'released', object: m, address: 0 }, 5);
  }
  return run.build();
}

describe('rows', () => {
  const lanes = [
    { id: 0, kind: 'task', label: 'main', parent: null },
    { id: 1, kind: 'thread', label: 'increment', parent: 0 },
    { id: 2, kind: 'task', label: 'poll', parent: 0 },
    { id: 3, kind: 'task', label: 'save', parent: 1 },
  ] as const;

  test('lie by thread, tasks beneath', () => {
    const model = createModelBuilder().update(lanes, []);
    expect([model.rows, model.rowOf]).toEqual([
      [0, 2, 1, 3],
      [0, 2, 1, 3],
    ]);
    const frame = { ...toFrame(buildLostUpdate()), model };
    expect(findAcross(frame, 2)).toBeLessThan(findAcross(frame, 1));
  });

  test('of tasks alone lie as ever', () => {
    const { rows, hasThreads } = toModel(buildCountdown());
    expect([rows, hasThreads]).toEqual([[0, 1, 2, 3, 4], false]);
  });
});

test('under control the turn goes from thread to thread; in a free run nothing does', () => {
  const turns = findPassages(toFrame(buildLostUpdate())).filter((passage) => passage.type === 'thread');
  expect(turns.map(({ fromLane, toLane }) => [fromLane, toLane])).toEqual([
    [0, 1],
    [1, 2],
    [2, 1],
    [1, 0],
  ]);
  expect(findPassages(toFrame(buildFreeRun())).filter((passage) => passage.type === 'thread')).toEqual([]);
});

test('where steps are counted, moments are steps', () => {
  const trace = buildLostUpdate();
  const model = toModel(trace);
  const read = trace.events.find((event) => event.type === 'access');
  expect(read === undefined ? '' : describeMoment(model, read)).toBe(
    '#8 · increment A · reads counter[0]: 0 · counter.ts:2',
  );
  expect(describeSize(model, 'program time')).toBe('3 lanes · 23 events');
  expect(describeSize(toModel(buildFreeRun()), 'real time')).toMatch(/^3 lanes · [\d.]+ ms of real time$/);
});

test('the pointer on a strand tells why it stands still', () => {
  const trace = buildMutexRun();
  const model = toModel(trace);
  const wait = trace.events.findIndex((event) => event.type === 'suspended' && event.on.type === 'lock');
  expect(describeHover(model, wait + 3, 2)).toBe('add B · waits for lock m[0] (held by add A) · until #32');
  const passed = trace.events.findIndex((event) => event.type === 'suspended' && event.on.type === 'chosen');
  expect(describeHover(model, passed + 1, 1)).toBe('add A · could go on, another was picked');
});

describe('pictures that stand still', () => {
  test('a lost update shows its beads, values and choices', () => {
    const svg = toStaticTimeline(buildLostUpdate());
    expect(countNumber(svg, '<circle class="tl-bead tl-hollow"')).toBe(2);
    expect(countNumber(svg, '<circle class="tl-bead"')).toBe(2);
    expect(svg).toContain('counter[0]: 0 → 1');
    expect(svg).toContain('class="tl-ready"');
    expect(countNumber(/class="tl-choice" d="([^"]*)"/.exec(svg)?.[1] ?? '', 'M')).toBe(4);
    expect(svg).toContain('Timeline of a run of 23 events with 3 lanes');
  });

  test('a mutex shows who has it and who is blocked', () => {
    const svg = toStaticTimeline(buildMutexRun());
    expect([countNumber(svg, 'class="tl-rail"'), countNumber(svg, 'class="tl-blocked"')]).toEqual([3, 1]);
    expect(svg).toContain('waits for m[0], A has it');
    expect(svg).toContain('<title>add B: waits for a lock once</title>');
  });

  test('a free run is true to the clock, and has no turn', () => {
    const svg = toStaticTimeline(buildFreeRun());
    expect(svg).toContain('>2 ms</text>');
    expect(svg).not.toContain('class="tl-thread');
  });

  test.each([
    ['a lost update', buildLostUpdate()],
    ['philosophers', buildPhilosophers(5)],
    ['a free run', buildFreeRun()],
  ])('elements are balanced, and no number is broken: %s', (_name, trace) => {
    const svg = toStaticTimeline(trace);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const opened = svg.match(/<[a-z][^>]*[^/]>/g)?.length ?? 0;
    expect(opened).toBe(svg.match(/<\/[a-z]+>/g)?.length ?? 0);
  });
});
