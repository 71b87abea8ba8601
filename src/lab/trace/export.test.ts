import { describe, expect, test } from 'vitest';
import { exportChrome } from './export-chrome.ts';
import { exportJsonl } from './export-jsonl.ts';
import { parseJsonl } from './parse-jsonl.ts';
import {
  buildFreeRun,
  buildLostUpdate,
  buildMutexRun,
  buildPhilosophers,
  createThreadBuilder,
} from './thread-traces.ts';
import { buildBusyTrace, buildCountdown } from './trace-builder.ts';

const seed = Number(process.env['TEST_SEED'] ?? 1);

/** Faults of the countdown's file after `change` was made to the object on `line`. */
function faultsAfter(line: number, change: (fields: Record<string, unknown>) => void): string[] {
  const lines = exportJsonl(buildCountdown()).split('\n');
  const fields = JSON.parse(lines[line - 1] ?? '') as Record<string, unknown>;
  change(fields);
  lines[line - 1] = JSON.stringify(fields);
  const parsed = parseJsonl(lines.join('\n'));
  return parsed.type === 'parsed'
    ? []
    : parsed.faults.map((fault) => `${fault.line} ${fault.field}: ${fault.message}`);
}

describe('JSON lines', () => {
  test.each([1, 2, 3])('a trace comes back as it went (seed + %i)', (offset) => {
    const trace = buildBusyTrace(500, 5, seed + offset);
    expect(parseJsonl(exportJsonl(trace))).toEqual({ type: 'parsed', trace });
  });

  test.each([
    ['a lost update', buildLostUpdate()],
    ['a mutex', buildMutexRun()],
    ['philosophers', buildPhilosophers()],
    ['a free run', buildFreeRun()],
  ])('threads come back as they went: %s', (_name, trace) => {
    expect(parseJsonl(exportJsonl(trace))).toEqual({ type: 'parsed', trace });
  });

  test('values that JSON has no number for come back', () => {
    const run = createThreadBuilder();
    const cell = run.object('sums', 'memory', 8);
    run.write(cell, NaN, -Infinity, 3);
    const trace = run.build();
    expect(parseJsonl(exportJsonl(trace))).toEqual({ type: 'parsed', trace });
  });

  test.each([
    ['kind', { kind: 'peek' }, /^\d+ kind: expected one of load, .*, found "peek"$/],
    ['plainness', { isPlain: 1 }, /^\d+ isPlain: expected true or false, found 1$/],
    ['value', { after: 'one' }, /^\d+ after: expected a number, found "one"$/],
  ])('a fault in an access names its field: %s', (_name, change, fault) => {
    const trace = buildLostUpdate();
    const events = trace.events.map((event) => (event.type === 'access' ? { ...event, ...change } : event));
    const text = [trace.header, ...events].map((line) => JSON.stringify(line)).join('\n');
    const parsed = parseJsonl(text);
    const faults = parsed.type === 'invalid' ? parsed.faults : [];
    expect(`${faults[0]?.line ?? ''} ${faults[0]?.field ?? ''}: ${faults[0]?.message ?? ''}`).toMatch(fault);
  });

  test('one line a header, one an event', () => {
    const trace = buildCountdown();
    expect(exportJsonl(trace).split('\n')).toHaveLength(trace.events.length + 2);
  });

  test.each([
    ['wrong version', 1, { v: 2 }, '1 v: expected 1, found 2'],
    ['clock', 1, { clock: 'slow' }, '1 clock: expected one of real, virtual, found "slow"'],
    ['lanes', 1, { lanes: [7] }, '1 lanes[0]: expected an object, found 7'],
    ['type', 3, { type: 'constructor' }, /^3 type: expected one of started, .*, found "constructor"$/],
    ['index', 3, { i: 9 }, '3 i: expected 1, found 9'],
    ['lane out of range', 3, { lane: 50 }, '3 lane: expected a lane of the header (0 to 4), found 50'],
    ['cause after effect', 3, { cause: 4 }, '3 cause: expected null or an earlier event, found 4'],
    ['time', 3, { at: '5' }, '3 at: expected a number from 0 up, found "5"'],
    ['site', 3, { site: { file: 'a.ts' } }, '3 site.line: expected a whole number from 0 up, found nothing'],
    [
      'wait',
      5,
      { on: { type: 'nap' } },
      '5 on.type: expected one of timer, fetch, task, turn, promise, chosen, lock, memory, thread, message, found "nap"',
    ],
    [
      'field of a wait',
      5,
      { on: { type: 'timer', timer: 1 } },
      '5 on.delayMs: expected a number from 0 up, found nothing',
    ],
  ])('a fault names line and field: %s', (_name, line, change, fault) => {
    expect(faultsAfter(line, (fields) => Object.assign(fields, change))[0]).toEqual(
      typeof fault === 'string' ? fault : expect.stringMatching(fault),
    );
  });

  test('a line that is no JSON, a list, and an empty text are faults, not errors', () => {
    const good = exportJsonl(buildCountdown()).split('\n')[0] ?? '';
    expect(parseJsonl(`${good}\n{`)).toMatchObject({ type: 'invalid', faults: [{ line: 2, field: '' }] });
    expect(parseJsonl('[]')).toMatchObject({
      faults: [{ line: 1, message: 'expected an object, found []' }],
    });
    expect(parseJsonl('')).toMatchObject({ type: 'invalid', faults: [{ line: 1 }] });
  });
});

describe('Chrome trace', () => {
  test('every lane is named, every span is a complete event, every flow has both ends', () => {
    const trace = buildCountdown();
    const { traceEvents } = exportChrome(trace);
    const names = traceEvents
      .filter((event) => event.name === 'thread_name')
      .map((event) => event.args?.['name']);
    expect(names).toEqual(['main', 'countdown A', 'countdown B', 'countdown C', 'countdown D']);
    const spans = traceEvents.filter((event) => event.ph === 'X');
    expect(spans.filter((span) => !(Number.isFinite(span.dur) && (span.dur ?? -1) >= 0))).toEqual([]);
    const starts = traceEvents.filter((event) => event.ph === 's').map((event) => event.id);
    expect(starts).toHaveLength(5);
    expect(traceEvents.filter((event) => event.ph === 'f').map((event) => event.id)).toEqual(starts);
  });

  test.each([1, 2, 3])('slices of one track follow one another (seed + %i)', (offset) => {
    const { traceEvents } = exportChrome(buildBusyTrace(2000, 6, seed + offset));
    const ends = new Map<number, number>();
    const overlaps = traceEvents.filter((event) => {
      if (event.ph !== 'X') return false;
      const isEarly = (event.ts ?? 0) < (ends.get(event.tid) ?? 0) - 1e-3;
      ends.set(event.tid, (event.ts ?? 0) + (event.dur ?? 0));
      return isEarly;
    });
    expect(overlaps).toEqual([]);
  });

  test('threads are rows of one process, each with what it did to shared memory', () => {
    const { traceEvents } = exportChrome(buildLostUpdate());
    expect(new Set(traceEvents.map((event) => event.pid)).size).toBe(1);
    const rows = traceEvents.filter((event) => event.name === 'thread_name');
    expect(rows.map((event) => event.args?.['name'])).toEqual([
      'main',
      'thread increment A',
      'thread increment B',
    ]);
    const accesses = traceEvents.filter((event) => event.cat === 'access');
    expect(accesses.map((event) => [event.tid, event.name])).toEqual([
      [2, 'reads counter[0]: 0'],
      [3, 'reads counter[0]: 0'],
      [3, 'writes counter[0]: 0 → 1'],
      [2, 'writes counter[0]: 1 → 1'],
    ]);
  });

  test('output is an instant on its lane with its text, in microseconds', () => {
    const { traceEvents } = exportChrome(buildCountdown());
    const instants = traceEvents.filter((event) => event.ph === 'i');
    expect(instants[0]).toMatchObject({ name: 'C 3', ts: 300_000, tid: 4, s: 't' });
    expect(instants).toHaveLength(12);
  });
});
