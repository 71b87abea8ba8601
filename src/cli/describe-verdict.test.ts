import { expect, test } from 'vitest';
import type { Verdict } from '../lab/run/types.ts';
import type { Site } from '../lab/trace/event.ts';
import { describeVerdict } from './describe-verdict.ts';

const at = (line: number): Site => ({ file: 'w.ts', line, column: 3, endLine: line, endColumn: 9 });

const verdict: Verdict = {
  exhaustive: true,
  strategy: 'dpor',
  runs: 12,
  traces: 9,
  blocked: 2,
  outcomes: [
    {
      key: 'a',
      outcome: { type: 'finished' },
      output: [{ at: 0, lane: 0, stream: 'log', text: '1\ndone\n' }],
      count: 9,
      schedule: 's1',
      preemptions: 1,
      reason: 'B read counter[0] = 0 before A wrote 1.',
    },
    {
      key: 'b',
      outcome: {
        type: 'deadlocked',
        waiting: [{ lane: 1, label: 'take', site: at(4), for: 'lock b[0]', waitsFor: 2, holderSite: at(2) }],
      },
      output: [],
      count: 1,
      schedule: 's2',
      preemptions: 1,
      reason: null,
    },
  ],
  findings: [
    {
      type: 'dataRace',
      name: 'counter[0]',
      first: { lane: 1, site: at(3), writes: false },
      second: { lane: 2, site: at(3), writes: true },
      schedule: 's1',
    },
  ],
  spinsCollapsed: false,
  cutShort: null,
  paths: [],
  threads: ['main', 'take', 'take #2'],
  elapsed: 12,
};

test('outcomes stand with count, share, reason and schedule; a deadlock with its ring', () => {
  expect(describeVerdict(verdict)).toEqual([
    'exhaustive: 12 runs by dpor in 0.012 s (9 complete, 1 deadlocked, 2 cut off by reduction)',
    '',
    '9   90 %  1',
    '         done',
    '         why: B read counter[0] = 0 before A wrote 1.',
    '         schedule s1',
    '1   10 %  deadlocked',
    '         take waits at w.ts:4:3 for lock b[0], which take #2 has since w.ts:2:3',
    '         schedule s2',
    '',
    'data race on counter[0]',
    '  take reads at w.ts:3:3',
    '  take #2 writes at w.ts:3:3',
    '  schedule s1',
  ]);
});

test('samples are called samples', () => {
  const [first] = describeVerdict({ ...verdict, exhaustive: false, cutShort: 'runs', strategy: 'random' });
  expect(first).toMatch(/^sampled, not exhaustive \(the budget of runs was used up\): 12 runs by random/);
});
