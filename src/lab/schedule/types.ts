/** A point where two or more steps were enabled and one was picked. */
export interface Choice {
  /** `thread`: which thread goes; `event`: which of several events comes next in one thread. */
  kind: 'thread' | 'event';
  /** `thread`: a bit for each enabled thread. `event`: the number of candidates, in the order the plain policy takes them. */
  enabled: number;
  /** `thread`: the thread. `event`: index of the candidate. */
  chosen: number;
}

/** What makes the choices that a plan leaves open. */
export type Continuation =
  /** Goes on with the running thread while it can, else with the one that waits longest; events in their usual order. */
  | { type: 'fifo' }
  /** As `fifo`, but passes over sleeping threads, lowest number first. */
  | { type: 'search' }
  /** Every enabled thread or event with equal chance. */
  | { type: 'random'; seed: number }
  /** Probabilistic concurrency testing: random priorities, lowered at `depth` random steps of the first `length`. */
  | { type: 'pct'; seed: number; depth: number; length: number }
  /** Uniform random walk over interleavings: each thread weighted by the steps it is expected to have left. */
  | { type: 'urw'; seed: number; expected: readonly number[] }
  /** Partial-order sampling: a random priority for each step, drawn anew for those it conflicts with. */
  | { type: 'pos'; seed: number }
  /** Stops before the first open choice and tells what there is to choose from. */
  | { type: 'pause' };

/** How one execution is to go. */
export interface Plan {
  /** Thread or candidate of each choice, from the first on. */
  choices: readonly number[];
  /** What `choices` chose from, to be checked on the way; null = unchecked (the search knows its own prefixes). */
  expected: readonly Choice[] | null;
  /** Threads asleep from the last planned choice on: bit t = thread t. */
  sleep: number;
  then: Continuation;
}

/** One write of an execution, or what else it says about itself. */
export interface Report {
  thread: number;
  /** `output`: stream in `detail`; `candidate` (of a paused choice among events): its lane there; others: an error's name. */
  type: 'output' | 'threw' | 'rejection' | 'assertion' | 'lost' | 'limit' | 'candidate';
  detail: string;
  text: string;
  site: number;
}

/** How one execution went. Valid until the next one begins: the rows are the executor's own memory. */
export interface Execution {
  /**
   * `complete`: everything ran to its end; `stuck`: nobody is enabled and somebody is alive; `blocked`: every enabled thread
   * is asleep; `diverged`: the plan did not fit; `paused`: see Continuation; `limit`: a limit of the run was hit;
   * `stopped`: asked to stop; `failed`: a realm died.
   */
  end: 'complete' | 'stuck' | 'blocked' | 'diverged' | 'paused' | 'limit' | 'stopped' | 'failed';
  /** Rows of STEP_WIDTH numbers. */
  steps: Float64Array;
  stepCount: number;
  /** Every choice made, planned ones included. */
  choices: Choice[];
  /** In the order they were made. */
  reports: Report[];
  /** Next operation of each thread that is not over, in rows as `steps`; `enabled` = 1 when it could go. */
  pending: Float64Array;
  pendingCount: number;
  /** Threads started, main included. */
  threadCount: number;
  /** A spin loop was recognised and waits for its cell. */
  hasSpun: boolean;
  /** Milliseconds on the run's clock. */
  elapsed: number;
  /** For `diverged`: index of the choice. */
  divergedAt: number;
}

/** Runs a program again and again, each time from fresh state, as planned. */
export interface Executor {
  execute(plan: Plan): Execution;
}
