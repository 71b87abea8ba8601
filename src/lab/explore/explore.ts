import type { Execution, Executor } from '../schedule/index.ts';
import { createCells } from './cells.ts';
import { createDataRaces } from './data-races.ts';
import { createOutcomes } from './outcomes.ts';
import { createPaths } from './paths.ts';
import { createSampling, SAMPLING_STRATEGIES, type SamplingStrategy } from './sampling.ts';
import { createSearch } from './search.ts';
import type { ExploreOptions, ExploreProgress, Findings } from './types.ts';

/** What an exploration asks of, and tells to, whoever started it. */
export interface ExploreControl {
  onProgress(progress: ExploreProgress): void;
  /** Asked before each execution. */
  isStopRequested(): boolean;
  /** Milliseconds on any clock that goes forward. */
  nowMs(): number;
}

/** Part of the budget that a search may use; the rest is for samples of what it did not come to. */
const SEARCH_PART = 0.9;
const PROGRESS_EVERY_MS = 50;
/** Executions that may fail one after the other: a realm that died once may have a fresh one. */
const MAX_FAILURES = 3;

/**
 * Everything that a program can do, as far as the budget goes. Runs executions until all is explored, the budget is spent, or
 * somebody asks to stop.
 */
export function explore(executor: Executor, options: ExploreOptions, control: ExploreControl): Findings {
  const { strategy, budget } = options;
  const startMs = control.nowMs();
  const cells = createCells();
  const outcomes = createOutcomes(cells, options.outputs);
  const dataRaces = createDataRaces(cells);
  const paths = createPaths();
  let runs = 0;
  let traces = 0;
  let blocked = 0;
  let failures = 0;
  let isWhole = true;
  let hasSpun = false;
  let share = 0;
  let toldMs = startMs;

  /** Why no further execution may begin. */
  function findLimit(part: number): Findings['cutShort'] {
    if (control.isStopRequested()) return 'stopped';
    if (runs >= Math.max(1, Math.floor(budget.runs * part))) return 'runs';
    return runs > 0 && control.nowMs() - startMs >= budget.ms * part ? 'ms' : null;
  }

  function tell(part: number): void {
    const now = control.nowMs();
    if (now - toldMs < PROGRESS_EVERY_MS) return;
    toldMs = now;
    const spent = Math.max(runs / budget.runs, (now - startMs) / budget.ms);
    // A guess may fall; what was told does not. One is kept for the end.
    share = Math.max(share, Math.min(0.99, Math.max(part, spent)));
    control.onProgress({ runs, traces, outcomes: outcomes.found.length, share });
  }

  /** Counts an execution and keeps what it shows. @returns false when there is no going on */
  function note(execution: Execution, firstNew: number): boolean {
    runs++;
    hasSpun ||= execution.hasSpun;
    let outcome = -1;
    switch (execution.end) {
      case 'complete':
        traces++;
        outcome = outcomes.add(execution, 'complete');
        break;
      case 'stuck':
        outcome = outcomes.add(execution, 'stuck');
        break;
      case 'limit':
        // What would have come after it is unknown.
        isWhole = false;
        outcome = outcomes.add(execution, 'limit');
        break;
      case 'blocked':
        blocked++;
        break;
      case 'diverged':
      case 'paused':
      case 'failed':
      case 'stopped':
        isWhole = false;
        failures++;
        return failures < MAX_FAILURES;
    }
    failures = 0;
    dataRaces.read(execution, firstNew);
    paths.add(execution.choices, outcome);
    return true;
  }

  /** @returns why it ended before all was explored */
  function search(isReduced: boolean): Findings['cutShort'] {
    const tree = createSearch(cells, isReduced);
    do {
      const limit = findLimit(SEARCH_PART);
      if (limit !== null) return limit;
      const execution = executor.execute(tree.plan());
      if (execution.end === 'stopped') return 'stopped';
      const firstNew = execution.end === 'failed' ? 0 : tree.absorb(execution);
      if (!note(execution, firstNew)) return null;
      tell(tree.share());
    } while (tree.advance());
    isWhole &&= tree.isSound;
    return null;
  }

  /** @returns why it ended: samples never come to an end by themselves */
  function sample(strategies: readonly SamplingStrategy[]): Findings['cutShort'] {
    const sampling = createSampling(strategies, options.seed);
    for (;;) {
      const limit = findLimit(1);
      if (limit !== null) return limit;
      const execution = executor.execute({ choices: [], expected: null, sleep: 0, then: sampling.next() });
      if (execution.end === 'stopped') return 'stopped';
      if (!note(execution, 0)) return null;
      sampling.absorb(execution);
      tell(0);
    }
  }

  let cutShort: Findings['cutShort'];
  if (strategy === 'dpor' || strategy === 'dfs') {
    cutShort = search(strategy === 'dpor');
    if (cutShort === 'runs' || cutShort === 'ms') {
      // The search's own reason stands, unless somebody has had enough.
      if (sample(SAMPLING_STRATEGIES) === 'stopped') cutShort = 'stopped';
    }
  } else {
    isWhole = false;
    cutShort = sample([strategy]);
  }
  control.onProgress({ runs, traces, outcomes: outcomes.found.length, share: 1 });
  return {
    exhaustive: isWhole && cutShort === null,
    strategy,
    runs,
    traces,
    blocked,
    outcomes: outcomes.found,
    races: dataRaces.races,
    spinsCollapsed: hasSpun,
    paths: paths.kept,
    cutShort,
  };
}
