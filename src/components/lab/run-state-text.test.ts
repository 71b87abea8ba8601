import { describe, expect, test } from 'vitest';
import type { Finding, Outcome, RunResult, Seat, SessionPhase } from '../../lab/index.ts';
import { describeFinding } from './finding-text.ts';
import { describeAlive, describePhase } from './run-state-text.ts';

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
    next: null,
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
          { lane: 1, label: 'left', site, for: 'lock b[0]', waitsFor: 2, holderSite: site },
          { lane: 2, label: 'right', site: null, for: 'thread left', waitsFor: 1, holderSite: null },
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

  test('a deadlock says who waits for whom, and where that was taken', () => {
    const waiting = [
      { lane: 1, label: 'left', site, for: 'lock b[0]', waitsFor: 2, holderSite: { ...site, line: 9 } },
      { lane: 2, label: 'right', site, for: 'thread left', waitsFor: 1, holderSite: null },
      { lane: 3, label: 'idle', site, for: 'news of flag[0]', waitsFor: null, holderSite: null },
    ];
    expect(describeFinding({ type: 'deadlock', waiting }).detail.split('\n')).toEqual([
      'left waits for lock b[0], which right took at main.ts:9.',
      'right waits for thread left.',
      'idle waits for news of flag[0], and nobody is left to end the wait.',
    ]);
  });

  test('a race says what, and both lines', () => {
    const side = { lane: 1, site, writes: true };
    const finding: Finding = {
      type: 'dataRace',
      name: 'counter[0]',
      first: side,
      second: { lane: 2, site: { ...site, line: 8 }, writes: false },
    };
    expect(describeFinding(finding)).toMatchObject({
      text: 'Data race: two threads reach counter[0], one of them writes it, and nothing says who comes first.',
      sites: [{ label: 'main.ts:7' }, { label: 'main.ts:8' }],
    });
    expect(describeFinding({ ...finding, second: side }).text).toContain('both write it');
  });

  const verdict = { exhaustive: true, outcomes: [{}, {}, {}] } as unknown as Extract<
    SessionPhase,
    { type: 'explored' }
  >['verdict'];
  const seat: Seat = {
    choices: [],
    picks: [4, 6],
    result: ended({ type: 'stopped' }),
    next: { kind: 'thread', index: 2, options: [] },
    isBusy: false,
    canUndo: false,
    canRedo: false,
    isWon: false,
    seed: 1,
    files: {},
  };
  test.each<{ phase: SessionPhase; text: string; tone: string }>([
    {
      phase: { type: 'exploring', progress: { runs: 1240, traces: 1200, outcomes: 1, share: 0.2 } },
      text: 'exploring · 1,240 runs, 1 outcome so far',
      tone: 'busy',
    },
    { phase: { type: 'explored', verdict }, text: 'every run listed · 3 outcomes', tone: 'done' },
    {
      phase: { type: 'explored', verdict: { ...verdict, exhaustive: false } },
      text: 'sampled · 3 outcomes so far',
      tone: 'done',
    },
    { phase: { type: 'seated', seat }, text: 'paused at choice 3 · your turn', tone: 'busy' },
    {
      phase: { type: 'seated', seat: { ...seat, next: null, result: ended({ type: 'finished' }) } },
      text: 'finished in 6 s of program time, 41 ms of yours',
      tone: 'done',
    },
    {
      phase: {
        type: 'seated',
        seat: { ...seat, next: null, isWon: true, result: ended({ type: 'crashed', message: '' }) },
      },
      text: 'goal reached · broken off at 6 s',
      tone: 'done',
    },
  ])('“$text”', ({ phase, text, tone }) => {
    expect(describePhase(phase)).toMatchObject({ text, tone });
  });

  test('an order that was drawn says which, and parallel threads say so', () => {
    const result = ended({ type: 'finished' });
    const { header } = result.trace;
    const random = {
      ...result,
      trace: { ...result.trace, header: { ...header, policy: 'random', seed: 7 } },
    };
    expect(describePhase({ type: 'done', result: random }).text).toMatch(/ · order 7$/);
    const lanes = [{ id: 1, kind: 'thread', label: 'a', parent: 0 } as const];
    const free = ended({ type: 'finished' }, 'real');
    const parallel = { ...free, trace: { ...free.trace, header: { ...free.trace.header, lanes } } };
    expect(describePhase({ type: 'done', result: parallel }).text).toBe(
      'finished in 6 s · threads in parallel',
    );
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
