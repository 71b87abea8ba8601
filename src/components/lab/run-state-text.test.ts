import { describe, expect, test } from 'vitest';
import type { Outcome, RunResult } from '../../lab/run/types.ts';
import { describeAlive, describeFinding, describePhase } from './run-state-text.ts';

const site = { file: 'main.ts', line: 7, column: 3, endLine: 7, endColumn: 9 };

function ended(outcome: Outcome, clock: 'real' | 'virtual' = 'virtual'): RunResult {
  return {
    outcome,
    output: [],
    outputDropped: { writes: 0, bytes: 0 },
    trace: {
      header: { v: 1, program: '', clock, policy: 'fifo', seed: 1, lanes: [], objects: [], dropped: 0 },
      events: [],
    },
    schedule: null,
    elapsed: 6000,
    wallMs: 40.6,
    findings: [],
  };
}

describe('the run state in words', () => {
  test.each([
    { alive: { timers: 2, requests: 1, threads: 0 }, text: ' · 2 timers, 1 request' },
    { alive: { timers: 0, requests: 0, threads: 1 }, text: ' · 1 thread' },
    { alive: { timers: 0, requests: 0, threads: 0 }, text: '' },
  ])('what is alive: “$text”', ({ alive, text }) => {
    expect(describeAlive(alive)).toBe(text);
  });

  test.each<{ outcome: Outcome; text: string; tone: string; places: string[] }>([
    {
      outcome: { type: 'finished' },
      text: 'finished in 6 s of program time, 41 ms of yours',
      tone: 'done',
      places: [],
    },
    { outcome: { type: 'stopped' }, text: 'stopped at 6 s', tone: 'done', places: [] },
    {
      outcome: {
        type: 'threw',
        error: {
          name: 'TypeError',
          message: 'no',
          frames: [
            { site, name: 'f', async: false },
            { site, name: 'g', async: true },
          ],
        },
      },
      text: 'ended by TypeError at 6 s',
      tone: 'trouble',
      places: ['main.ts:7'],
    },
    {
      outcome: {
        type: 'deadlocked',
        waiting: [
          { lane: 1, site },
          { lane: 2, site: null },
        ],
      },
      text: 'deadlocked at 6 s',
      tone: 'trouble',
      places: ['main.ts:7'],
    },
    {
      outcome: { type: 'outOfSteps', limit: 'steps', message: 'Too many.', site },
      text: 'cut off at 6 s',
      tone: 'trouble',
      places: ['main.ts:7'],
    },
    {
      outcome: { type: 'crashed', message: 'Out of memory.' },
      text: 'broken off at 6 s',
      tone: 'trouble',
      places: [],
    },
  ])('a run that is $outcome.type', ({ outcome, text, tone, places }) => {
    const described = describePhase({ type: 'done', result: ended(outcome) });
    expect(described).toMatchObject({ text, tone });
    expect(described.sites.map((each) => each.label)).toEqual(places);
  });

  test('on the real clock there is one time', () => {
    const result = ended({ type: 'finished' }, 'real');
    expect(describePhase({ type: 'done', result }).text).toBe('finished in 6 s');
  });

  test('what does not compile says where', () => {
    const at = { file: 'main.ts', line: 2, column: 13, length: 1 };
    const described = describePhase({
      type: 'failed',
      diagnostics: [
        { severity: 'warning', message: 'Hm.', ...at, line: 1 },
        { severity: 'error', message: 'No.', ...at },
      ],
    });
    expect(described).toMatchObject({ text: 'does not compile', detail: 'No.' });
    expect(described.sites[0]?.label).toBe('main.ts:2:13');
  });

  test('a finding links its line', () => {
    const finding = describeFinding({ type: 'failedAssertion', message: 'a is 2', site, at: 0 });
    expect(finding.text).toBe('An assertion fails: a is 2');
    expect(finding.sites[0]?.label).toBe('main.ts:7');
  });
});
