import type { Choice, Report } from '../schedule/types.ts';

/**
 * `dpor`: every order that can matter, each once, for threads; events of one thread by full search. `dfs`: every order.
 * The others sample.
 */
export type Strategy = 'dpor' | 'dfs' | 'random' | 'pct' | 'urw' | 'pos';

export interface ExploreOptions {
  strategy: Strategy;
  /** `ordered`: the order of writes by different threads counts. `perLane`: only each thread's own. */
  outputs: 'ordered' | 'perLane';
  /** Past either, the rest is sampled. */
  budget: { runs: number; ms: number };
  seed: number;
}

/** Threads that wait for each other, in a ring or in a row that ends with one that waits for nobody's step. */
export interface WaitLink {
  thread: number;
  site: number;
  /** What it waits for. */
  op: number;
  object: number;
  address: number;
  /** The thread that would have to act, or −1 when that is nobody. */
  waitsFor: number;
  /** Where that thread took what is waited for, or −1. */
  holderSite: number;
}

export interface FoundOutcome {
  /** Equal for equal outcomes; the text that people would tell them apart by. */
  key: string;
  end: 'complete' | 'stuck' | 'limit';
  reports: Report[];
  count: number;
  /** The simplest run that shows it, of those explored: fewest preemptions, then fewest choices. */
  choices: Choice[];
  preemptions: number;
  /** For `stuck`: who waits for whom. */
  waiting: WaitLink[];
  /** Why this outcome came about, as step rows of its run: the read that came too early and the write that undid it. */
  cause: Cause | null;
}

/** A lost update: `reader` read before `writer` wrote, and later overwrote what it had written. Columns as STEP. */
export interface Cause {
  type: 'lostUpdate';
  object: number;
  address: number;
  read: { thread: number; site: number; value: number };
  /** The other thread's write in between. */
  write: { thread: number; site: number; value: number };
  /** The write that undid it. */
  overwrite: { thread: number; site: number; value: number };
}

export interface FoundRace {
  object: number;
  address: number;
  first: { thread: number; site: number; writes: boolean };
  second: { thread: number; site: number; writes: boolean };
  choices: Choice[];
}

/** One explored run for the tree of schedules. */
export interface Path {
  choices: Choice[];
  /** Index in `outcomes`, −1 for a run that was cut off. */
  outcome: number;
}

/** What exploring says, in numbers; the runner puts lanes and lines to it. */
export interface Findings {
  exhaustive: boolean;
  strategy: Strategy;
  /** Executions in all: complete, stuck, limited and blocked. */
  runs: number;
  /** Executions that came to their end. */
  traces: number;
  /** Executions that the reduction cut off. */
  blocked: number;
  outcomes: FoundOutcome[];
  races: FoundRace[];
  /** Spin loops were taken for waiting: turns of theirs that change nothing were not told apart. */
  spinsCollapsed: boolean;
  /** At most 300, from all over the search. */
  paths: Path[];
  /** Why it ended early, or null. */
  cutShort: 'runs' | 'ms' | 'stopped' | null;
}

export interface ExploreProgress {
  runs: number;
  traces: number;
  outcomes: number;
  /** 0 … 1, a guess from the widths met so far; 1 only when done. */
  share: number;
}
