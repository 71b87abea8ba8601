import type { ExploredOutcome, Outcome, Verdict } from '../../lab/run/types.ts';

/**
 * What exploring says of a program with these outcomes, in the order of their preemptions, for tests of what is read off it. A text
 * is what main prints, lines joined by ` · `; `deadlocked` is a run that hangs.
 */
export function buildVerdict(...texts: string[]): Verdict {
  const outcomes = texts.map((text, index): ExploredOutcome => {
    const outcome: Outcome =
      text === 'deadlocked' ? { type: 'deadlocked', waiting: [] } : { type: 'finished' };
    const lines = outcome.type === 'finished' ? text.split(' · ') : [];
    return {
      key: text,
      outcome,
      output: lines.map((line) => ({ at: 0, lane: 0, stream: 'log', text: `${line}\n` })),
      count: 1,
      schedule: `schedule-${index}`,
      preemptions: index,
      reason: null,
    };
  });
  const hangs = outcomes.filter(({ outcome }) => outcome.type === 'deadlocked').length;
  return {
    exhaustive: true,
    strategy: 'dpor',
    runs: texts.length,
    traces: texts.length - hangs,
    blocked: 0,
    outcomes,
    findings: [],
    spinsCollapsed: false,
    cutShort: null,
    paths: [],
    threads: ['main'],
    elapsed: 1,
  };
}
