import { describe, expect, test } from 'vitest';
import type { ExploredOutcome, Verdict } from '../../../lab/index.ts';
import {
  abbreviateOutcome,
  describeBudget,
  describeOutcome,
  describeVerdict,
  findThreadLetters,
  toLongerRequest,
} from './verdict-text.ts';

function toOutcome(text: string, type: 'finished' | 'deadlocked', count: number): ExploredOutcome {
  return {
    key: text + type,
    outcome: type === 'finished' ? { type } : { type, waiting: [] },
    output: text === '' ? [] : [{ at: 0, lane: 0, stream: 'log', text: `${text}\n` }],
    count,
    schedule: '',
    preemptions: 0,
    reason: null,
  };
}

const VERDICT: Verdict = {
  exhaustive: true,
  strategy: 'dpor',
  runs: 23,
  traces: 19,
  blocked: 3,
  outcomes: [toOutcome('2', 'finished', 12), toOutcome('1', 'finished', 7), toOutcome('', 'deadlocked', 1)],
  findings: [],
  spinsCollapsed: false,
  cutShort: null,
  paths: [],
  threads: [],
  elapsed: 3,
};

describe('[E3] [E4] a verdict in words', () => {
  test('a whole list says so, and what a run stands for', () => {
    const { headline, notes } = describeVerdict(VERDICT);
    expect(headline).toBe('Every run is listed: 20 runs, 3 outcomes.');
    expect(notes[0]).toBe('Runs that differ only in what cannot matter count once; 3 repeats cut off.');
    expect(notes.at(-1)).toMatch(/sequential consistency/);
  });

  test.each([
    { cutShort: 'ms' as const, says: /time is used up/ },
    { cutShort: 'runs' as const, says: /budget of runs/ },
    { cutShort: 'stopped' as const, says: /You stopped it/ },
    { cutShort: null, says: /drawn at random/ },
  ])('samples never pass for a list: $says', ({ cutShort, says }) => {
    const { headline, notes } = describeVerdict({ ...VERDICT, exhaustive: false, cutShort });
    expect(headline).toBe('Sampled, not exhaustive: 20 runs, 3 outcomes so far.');
    expect(notes[0]).toMatch(says);
  });

  test('collapsed spins are told', () => {
    expect(describeVerdict({ ...VERDICT, spinsCollapsed: true }).notes).toContainEqual(
      expect.stringMatching(/spins/),
    );
  });

  test('looking longer is ten times as long, again and again', () => {
    const once = toLongerRequest({ seed: 4 });
    expect(once).toEqual({ seed: 4, budget: { runs: 200_000, ms: 20_000 } });
    expect(toLongerRequest(once).budget).toEqual({ runs: 2_000_000, ms: 200_000 });
    expect(describeBudget(once)).toBe('at most 200,000 runs or 20 s');
  });
});

describe('outcomes', () => {
  test.each([
    { outcome: toOutcome('1', 'finished', 1), text: '1', ending: 'finishes' },
    { outcome: toOutcome('', 'finished', 1), text: 'finishes', ending: 'finishes' },
    { outcome: toOutcome('a', 'deadlocked', 1), text: 'a, deadlocks', ending: 'deadlocks' },
  ])('“$text”', ({ outcome, text, ending }) => {
    expect(abbreviateOutcome(outcome)).toBe(text);
    expect(describeOutcome(outcome).ending).toBe(ending);
  });

  test('an error says which', () => {
    const error = { name: 'TypeError', message: 'x is no function', frames: [] };
    const { ending, isTrouble } = describeOutcome({ outcome: { type: 'threw', error }, output: [] });
    expect(ending).toBe('ends by an error: TypeError: x is no function');
    expect(isTrouble).toBe(true);
  });
});

test('threads have the letters that the timeline gives them', () => {
  expect(findThreadLetters(['main', 'increment', 'thread B'])).toEqual(['M', 'A', 'B']);
});
