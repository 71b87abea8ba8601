import { describe, expect, test } from 'vitest';
import type { Lane, RunResult, TraceEvent } from '../../../lab/index.ts';
import { findLine, findStandings } from './standing.ts';

const at = (line: number): TraceEvent['site'] => ({
  file: 'w.ts',
  line,
  column: 3,
  endLine: line,
  endColumn: 9,
});
const LANES: Lane[] = [
  { id: 0, kind: 'task', label: 'main', parent: null },
  { id: 1, kind: 'thread', label: 'a', parent: 0 },
  { id: 2, kind: 'thread', label: 'b', parent: 0 },
  { id: 3, kind: 'thread', label: 'c', parent: 0 },
];

function toResult(events: TraceEvent[], change: Partial<RunResult>): RunResult {
  return {
    outcome: { type: 'stopped' },
    output: [],
    outputDropped: { writes: 0, bytes: 0 },
    trace: {
      header: {
        v: 1,
        program: '',
        clock: 'virtual',
        policy: 'manual',
        seed: 1,
        lanes: LANES,
        objects: [{ id: 4, kind: 'lock', label: 'm' }],
        dropped: 0,
      },
      events,
    },
    schedule: null,
    next: null,
    elapsed: 0,
    wallMs: 0,
    findings: [],
    ...change,
  };
}

const EVENTS: TraceEvent[] = [
  { i: 0, at: 0, lane: 0, site: at(1), cause: null, type: 'suspended', on: { type: 'thread', lane: 1 } },
  { i: 1, at: 0, lane: 3, site: at(9), cause: null, type: 'started' },
  {
    i: 2,
    at: 0,
    lane: 3,
    site: null,
    cause: null,
    type: 'suspended',
    on: { type: 'lock', object: 4, address: 0, holder: 1 },
  },
  { i: 3, at: 0, lane: 2, site: at(5), cause: null, type: 'suspended', on: { type: 'chosen' } },
  {
    i: 4,
    at: 0,
    lane: 3,
    site: null,
    cause: null,
    type: 'choice',
    of: 'thread',
    enabled: [1, 2],
    chosen: 1,
    index: 0,
  },
];

describe('where lanes stand', () => {
  test('first what can be picked, by number, then who cannot go, and why', () => {
    const next = {
      kind: 'thread' as const,
      index: 0,
      options: [
        { value: 1, lane: 1, label: 'a', site: at(4), action: 'read counter[0] = 0' },
        { value: 2, lane: 2, label: 'b', site: at(5), action: 'write counter[0] ← 1' },
      ],
    };
    expect(findStandings(toResult(EVENTS, { next }))).toEqual([
      { lane: 1, site: at(4), note: 'read counter[0] = 0', key: 1 },
      { lane: 2, site: at(5), note: 'write counter[0] ← 1', key: 2 },
      { lane: 0, site: at(1), note: 'waits for the end of a', key: 0 },
      { lane: 3, site: at(9), note: 'waits for lock m[0] (held by a)', key: 0 },
    ]);
  });

  test('a deadlock says it itself', () => {
    const waiting = [{ lane: 1, label: 'a', site: at(7), for: 'lock m', waitsFor: 2, holderSite: null }];
    const result = toResult(EVENTS, { outcome: { type: 'deadlocked', waiting } });
    expect(findStandings(result)).toEqual([{ lane: 1, site: at(7), note: 'waits for lock m', key: 0 }]);
  });

  test('without a run nobody stands anywhere', () => {
    expect(findStandings(null)).toEqual([]);
  });
});

test('the text of a line', () => {
  expect(findLine({ 'w.ts': 'a\n  b();\n' }, at(2))).toBe('b();');
  expect(findLine({}, at(2))).toBe('');
  expect(findLine({ 'w.ts': 'a' }, null)).toBe('');
});
