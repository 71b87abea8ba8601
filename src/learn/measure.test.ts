import { describe, expect, test } from 'vitest';
import { findMeasured, measure } from './measure.ts';
import type { Measure } from './question.ts';
import { buildRun } from './testing/build-run.ts';

function countdown(): ReturnType<typeof buildRun> {
  const run = buildRun();
  run.lane('main');
  const [a, b] = [run.lane('A', 0), run.lane('B', 0)];
  run.start(0);
  run.start(a);
  run.suspend(a);
  run.start(b);
  run.suspend(b);
  run.end(0);
  run.at(300);
  run.resume(b);
  run.print(b, 'B 1');
  run.end(b);
  run.at(700);
  run.resume(a);
  run.print(a, 'A 1');
  run.end(a);
  return run;
}

describe('measures', () => {
  test.each<{ what: Measure; value: number | string | null; event: number }>([
    { what: { type: 'elapsed' }, value: 700, event: 11 },
    { what: { type: 'line', index: 0 }, value: 'B 1', event: 7 },
    { what: { type: 'line', index: 2 }, value: '', event: -1 },
    { what: { type: 'lineAt', text: 'A 1' }, value: 700, event: 10 },
    { what: { type: 'lineAt', text: 'C 1' }, value: null, event: -1 },
    { what: { type: 'lineIndex', text: 'A 1' }, value: 1, event: 10 },
    { what: { type: 'first', of: ['A 1', 'B 1'] }, value: 'B 1', event: 7 },
    { what: { type: 'first', of: ['x'] }, value: null, event: -1 },
    { what: { type: 'lineCount' }, value: 2, event: 10 },
    { what: { type: 'lineCount', text: 'A 1' }, value: 1, event: 10 },
    { what: { type: 'overlaps' }, value: 0, event: -1 },
    { what: { type: 'lanes' }, value: 3, event: -1 },
    { what: { type: 'threads' }, value: 1, event: -1 },
    { what: { type: 'outcome' }, value: 'finished', event: 11 },
    { what: { type: 'eventCount', event: 'suspended' }, value: 2, event: 4 },
  ])('$what.type is $value', ({ what, value, event }) => {
    expect(findMeasured(what, countdown().result())).toEqual({ value, event });
  });

  test('threads that run at once overlap, tasks of one thread do not', () => {
    const run = buildRun();
    run.lane('main');
    const other = run.lane('worker', 0, 'thread');
    run.start(0);
    run.at(1);
    run.start(other);
    run.at(5);
    run.suspend(0);
    run.at(7);
    run.resume(0);
    run.at(8);
    run.end(other);
    run.end(0);
    expect(measure({ type: 'overlaps' }, run.result())).toBe(2);
    expect(measure({ type: 'threads' }, run.result())).toBe(2);
  });
});
