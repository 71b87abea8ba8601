import type { ExploredOutcome, ExploreRequest, Lane, Verdict } from '../../../lab/index.ts';
import { findLaneLetters } from '../../../lab/trace/index.ts';
import { toOutcomeLines } from '../../../learn/index.ts';
import { countAll } from '../run-state-text.ts';

/** What exploring takes when nobody says: runs, and milliseconds. */
export const BUDGET = { runs: 20_000, ms: 2_000 } as const;

/** The verdict in a sentence, and what it rests on. */
export function describeVerdict(verdict: Verdict): { headline: string; notes: string[] } {
  const { exhaustive, strategy, blocked, cutShort, spinsCollapsed } = verdict;
  const runs = countAll(countRuns(verdict), 'run');
  const outcomes = countAll(verdict.outcomes.length, 'outcome');
  const headline = exhaustive
    ? `Every run is listed: ${runs}, ${outcomes}.`
    : `Sampled, not exhaustive: ${runs}, ${outcomes} so far.`;
  const notes = [
    exhaustive && strategy === 'dpor'
      ? `Runs that differ only in what cannot matter count once${blocked > 0 ? `; ${countAll(blocked, 'repeat')} cut off` : ''}.`
      : '',
    exhaustive && strategy === 'dfs' ? 'Every order of steps counts as a run of its own.' : '',
    exhaustive ? '' : CUT_SHORT[cutShort ?? 'none'],
    spinsCollapsed
      ? 'A loop that spins on a value counts as waiting for it: its turns are not told apart.'
      : '',
    'All threads see memory change in one order (sequential consistency).',
  ];
  return { headline, notes: notes.filter((note) => note !== '') };
}

const CUT_SHORT = {
  runs: 'The budget of runs is used up: an outcome may be missing.',
  ms: 'The time is used up: an outcome may be missing.',
  stopped: 'You stopped it: an outcome may be missing.',
  none: 'Runs were drawn at random: an outcome may be missing.',
} as const;

/** Runs that came to an end, deadlocks among them. */
export function countRuns({ outcomes }: Verdict): number {
  return outcomes.reduce((sum, { count }) => sum + count, 0);
}

/** The same request with ten times the budget. */
export function toLongerRequest(request: ExploreRequest): ExploreRequest {
  const { runs = BUDGET.runs, ms = BUDGET.ms } = request.budget ?? {};
  return { ...request, budget: { runs: runs * 10, ms: ms * 10 } };
}

/** `20 s`, `200,000 runs`: what a longer look may take. */
export function describeBudget(request: ExploreRequest): string {
  const { runs = BUDGET.runs, ms = BUDGET.ms } = request.budget ?? {};
  return `at most ${countAll(runs, 'run')} or ${(ms / 1000).toLocaleString('en')} s`;
}

/** What an outcome shows: its lines, and how it ended where it did not finish. */
export function describeOutcome({ outcome, output }: Pick<ExploredOutcome, 'outcome' | 'output'>): {
  lines: string[];
  ending: string;
  isTrouble: boolean;
} {
  const lines = toOutcomeLines({ output });
  const isTrouble = outcome.type !== 'finished' && outcome.type !== 'stopped';
  return { lines, ending: ENDINGS[outcome.type] + describeMore(outcome), isTrouble };
}

/** An outcome in one short line, for places without room. */
export function abbreviateOutcome(explored: Pick<ExploredOutcome, 'outcome' | 'output'>): string {
  const { lines, ending } = describeOutcome(explored);
  const text = lines.filter((line) => line.trim() !== '').join(' · ');
  const parts = [text, explored.outcome.type === 'finished' && text !== '' ? '' : ending];
  return parts.filter((part) => part !== '').join(', ');
}

const ENDINGS: Record<ExploredOutcome['outcome']['type'], string> = {
  finished: 'finishes',
  threw: 'ends by an error',
  deadlocked: 'deadlocks',
  outOfSteps: 'is cut off',
  stopped: 'is stopped',
  crashed: 'breaks off',
};

function describeMore(outcome: ExploredOutcome['outcome']): string {
  if (outcome.type === 'threw') return `: ${outcome.error.name}: ${outcome.error.message}`;
  return outcome.type === 'outOfSteps' || outcome.type === 'crashed' ? `: ${outcome.message}` : '';
}

/** Threads as lanes, by number: their letters are those of the timeline. */
export function toThreadLanes(labels: readonly string[]): Lane[] {
  return labels.map((label, id) => ({
    id,
    kind: id === 0 ? 'task' : 'thread',
    label,
    parent: id === 0 ? null : 0,
  }));
}

/** Letters of threads by number. */
export function findThreadLetters(labels: readonly string[]): string[] {
  return findLaneLetters(toThreadLanes(labels));
}
