import { expect, test } from 'vitest';
import type { Finding, OutputLine, RunResult } from '../lab/run/types.ts';
import type { Lane, Site } from '../lab/trace/event.ts';
import { describeDiagnostic, describeResult, listOutput } from './describe-run.ts';

const LANES: Lane[] = [
  { id: 0, kind: 'task', label: 'main', parent: null },
  { id: 1, kind: 'task', label: 'countdown A', parent: 0 },
];

const write = (at: number, lane: number, text: string, stream: OutputLine['stream'] = 'log'): OutputLine => ({
  at,
  lane,
  stream,
  text,
  event: -1,
});

function toResult(part: Partial<RunResult>): RunResult {
  return {
    outcome: { type: 'finished' },
    output: [],
    outputDropped: { writes: 0, bytes: 0 },
    trace: {
      header: {
        v: 1,
        program: '0',
        clock: 'virtual',
        policy: 'fifo',
        seed: 1,
        lanes: LANES,
        objects: [],
        dropped: 0,
      },
      events: [],
    },
    schedule: null,
    next: null,
    elapsed: 6000,
    wallMs: 41.4,
    findings: [],
    ...part,
  };
}

test('output stands in columns: time, lane, text', () => {
  expect(listOutput([write(300, 1, 'A 3\n'), write(12_000, 0, 'done\n')], LANES)).toEqual([
    ' 0.300 s  countdown A  A 3',
    '12.000 s  main         done',
  ]);
});

test('a write of several lines has its time on each; errors say so', () => {
  expect(listOutput([write(0, 0, 'one\n\ntwo\n'), write(0, 0, 'bad\n', 'error')], LANES)).toEqual([
    '0.000 s  main  one',
    '0.000 s  main',
    '0.000 s  main  two',
    '0.000 s  main  error: bad',
  ]);
});

test('the end is told in program time and in real time', () => {
  expect(describeResult(toResult({}))).toEqual(['finished after 6.000 s of program time, 41 ms of yours']);
});

test('an error stands with its frames and its hint', () => {
  const site = { file: 'main.ts', line: 7, column: 3, endLine: 7, endColumn: 9 };
  const error = {
    name: 'TypeError',
    message: 'no',
    frames: [{ site, name: 'f', async: true }],
    hint: 'Do this.',
  };
  expect(describeResult(toResult({ outcome: { type: 'threw', error } })).slice(1)).toEqual([
    '  TypeError: no',
    '    at async f main.ts:7:3',
    '  Do this.',
  ]);
});

const at = (line: number): Site => ({ file: 'main.ts', line, column: 1, endLine: line, endColumn: 4 });

test('a deadlock names who waits where, for what and for whom', () => {
  const waiting = [
    { lane: 0, label: 'main', site: at(9), for: 'thread left', waitsFor: null, holderSite: null },
    {
      lane: 1,
      label: 'countdown A',
      site: at(2),
      for: 'lock b[0]',
      waitsFor: 0,
      holderSite: at(7),
    },
  ];
  const outcome = { type: 'deadlocked' as const, waiting };
  expect(describeResult(toResult({ outcome })).slice(1)).toEqual([
    '  main waits at main.ts:9:1 for thread left',
    '  countdown A waits at main.ts:2:1 for lock b[0], which main has since main.ts:7:1',
  ]);
});

test('a data race stands with both its places', () => {
  const findings: Finding[] = [
    {
      type: 'dataRace',
      name: 'counter[0]',
      first: { lane: 0, site: at(3), writes: false },
      second: { lane: 1, site: at(4), writes: true },
    },
  ];
  expect(describeResult(toResult({ findings })).slice(1)).toEqual([
    'data race on counter[0]',
    '  main reads at main.ts:3:1',
    '  countdown A writes at main.ts:4:1',
  ]);
});

test('a compile error begins with its place', () => {
  const diagnostic = {
    severity: 'error',
    message: 'Expected ")".',
    file: 'a.ts',
    line: 3,
    column: 14,
    length: 1,
  } as const;
  expect(describeDiagnostic(diagnostic)).toBe('a.ts:3:14 error: Expected ")".');
});
