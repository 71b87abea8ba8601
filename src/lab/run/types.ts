import type { Lane, LaneId, OutputStream, Site, Trace, TraceEvent } from '../trace/event.ts';
import type { Program } from '../compile/types.ts';
import type { ExploreProgress, Strategy } from '../explore/types.ts';

export type Clock = 'real' | 'virtual';

/** The course network: the stand-in for a slow and faulty server. All times in milliseconds. */
export interface NetworkModel {
  latencyMs: number; // default 300
  jitterMs: number; // uniform in ±jitterMs; default 0
  errorRate: number; // 0…1: share of requests that fail as a network error; default 0
  bytesPerMs: number; // bandwidth of a body; 0 = unlimited; default 0
  seed: number; // default 1
  /** Overrides by exact path (`/net/flags/br.svg`) or by prefix ending in `*`. `status` answers with that HTTP status. */
  paths: Record<
    string,
    { latencyMs?: number; jitterMs?: number; errorRate?: number; bytesPerMs?: number; status?: number }
  >;
}

export interface RunLimits {
  wallMs: number; // real time of the whole run; default 120,000
  silentMs: number; // real time without a step; default 5,000
  steps: number; // steps; default 1,000,000
  virtualMs: number; // program time under the virtual clock; default 86,400,000 (a day)
  outputBytes: number; // output kept, a write counting 16 at least; the rest is counted; default 1,000,000
  events: number; // trace events kept; the rest is counted; default 50,000
  threads: number; // threads of one run, main not counted, at most 30; default 30
}

/** The rule that makes a run's choices. `manual`: follows `schedule`, then stops at the next choice and tells what there is. */
export type PolicyName = 'fifo' | 'random' | 'pct' | 'urw' | 'pos' | 'manual';

export interface RunOptions {
  clock?: Clock; // default virtual; `real` together with a policy or a schedule is refused
  policy?: PolicyName; // threads and event order are under control then; default fifo
  /** Choices to repeat, as a run or an exploration gave them. What comes after them is `policy`'s. */
  schedule?: string;
  /** Stop at this choice of `schedule` (0-based) instead of at its end; with `manual` only. */
  position?: number;
  /** How much later than asked a timer may fire, in ms; choices among timers that then overlap. Default 0. */
  timerJitterMs?: number;
  seed?: number; // Math.random, crypto.getRandomValues, network; default 1
  network?: Partial<NetworkModel>;
  limits?: Partial<RunLimits>;
}

/** An error as data: nothing thrown crosses a worker. */
export interface ErrorReport {
  name: string;
  message: string;
  /** Frames in the learner's own files, innermost first, then the async ones built from the trace. */
  frames: { site: Site; name: string; async: boolean }[];
  /** What to do about it, when we know. */
  hint?: string;
}

/** How a run ended. */
export type Outcome =
  | { type: 'finished' }
  | { type: 'threw'; error: ErrorReport }
  /** Nobody can go on and somebody still waits. */
  | { type: 'deadlocked'; waiting: WaitingLane[] }
  /** A limit was hit; `limit` is a key of RunLimits; the message says what to do. */
  | { type: 'outOfSteps'; limit: keyof RunLimits; message: string; site: Site | null }
  | { type: 'stopped' }
  | { type: 'crashed'; message: string };

export type Finding =
  | { type: 'unhandledRejection'; error: ErrorReport; at: number }
  | { type: 'lostMessage'; message: string; at: number }
  | { type: 'clockWatched'; site: Site | null; at: number }
  | { type: 'failedAssertion'; message: string; site: Site | null; at: number }
  /** A loop that reads one cell until it changes was taken for waiting. */
  | { type: 'spinCollapsed'; site: Site | null; at: number }
  /** Two accesses of different threads to the same memory, one of them a write, and nothing orders them. */
  | {
      type: 'dataRace';
      /** What the source calls it, e.g. `counter[0]`. */
      name: string;
      first: { lane: LaneId; site: Site | null; writes: boolean };
      second: { lane: LaneId; site: Site | null; writes: boolean };
    }
  | { type: 'deadlock'; waiting: WaitingLane[] };

/** One lane of a deadlock: where it stands, what it waits for, and who would have to act. */
export interface WaitingLane {
  lane: LaneId;
  label: string;
  site: Site | null;
  /** What it waits for, in words: `lock b[0]`, `thread left`. */
  for: string;
  /** Null when nobody could end the wait any more. */
  waitsFor: LaneId | null;
  /** Where that lane took what is waited for. */
  holderSite: Site | null;
}

/** One thing the learner may pick in the scheduler's seat. */
export interface ChoiceOption {
  /** What the schedule holds when it is picked. */
  value: number;
  lane: LaneId;
  label: string;
  /** The line that it would run next. */
  site: Site | null;
  /** What it would do, in words: `read counter[0] = 0`, `write counter[0] ← 1`, `take lock a[0]`, `timer, 300 ms`. */
  action: string;
}

/** A choice that a paused run stands at. */
export interface PendingChoice {
  kind: 'thread' | 'event';
  /** Index among the run's choices. */
  index: number;
  options: ChoiceOption[];
}

/** One write, newline included. */
export interface OutputLine {
  at: number;
  lane: number;
  stream: OutputStream;
  text: string;
  /** Index of its trace event, or -1 when the trace was full. */
  event: number;
}

/** What is still alive while a run goes on. */
export interface Alive {
  timers: number;
  requests: number;
  threads: number;
}

export interface RunResult {
  outcome: Outcome;
  output: OutputLine[];
  /** Output beyond the limit: writes and bytes that were counted, not kept. */
  outputDropped: { writes: number; bytes: number };
  trace: Trace;
  /** The choices it made, replayable; null for free runs. A run without any choice has a schedule too. */
  schedule: string | null;
  /** Where a `manual` run stands; its outcome is `stopped` then. */
  next: PendingChoice | null;
  /** Milliseconds on the run's clock. */
  elapsed: number;
  /** Milliseconds of real time. */
  wallMs: number;
  findings: Finding[];
}

/** Streamed while a run goes on. Batches come at least every 50 ms while there is something new. */
export type RunProgress =
  | { type: 'events'; events: TraceEvent[]; lanes: Lane[]; output: OutputLine[] }
  | { type: 'alive'; alive: Alive; at: number };

export interface ExploreRequest extends Omit<RunOptions, 'policy' | 'schedule' | 'position' | 'clock'> {
  strategy?: Strategy; // default dpor
  outputs?: 'ordered' | 'perLane'; // default ordered
  budget?: { runs?: number; ms?: number }; // default 20,000 runs or 2,000 ms
}

/** One outcome of an exploration, with the simplest schedule that shows it. */
export interface ExploredOutcome {
  /** Equal for equal outcomes. */
  key: string;
  outcome: Outcome;
  output: { at: number; lane: LaneId; stream: OutputStream; text: string }[];
  /** Runs that ended so; of a sampled verdict, samples. */
  count: number;
  schedule: string;
  preemptions: number;
  /** Why, in a sentence with lines, where there is one to say. */
  reason: string | null;
}

/** What exploring says. */
export interface Verdict {
  exhaustive: boolean;
  strategy: Strategy;
  runs: number;
  /** Complete executions. */
  traces: number;
  /** Executions cut off by reduction. */
  blocked: number;
  outcomes: ExploredOutcome[];
  /** Races, deadlocks, failed assertions …, each with a schedule that shows it. */
  findings: (Finding & { schedule: string })[];
  spinsCollapsed: boolean;
  cutShort: 'runs' | 'ms' | 'stopped' | null;
  /** A part of the explored runs, for the tree; `outcome` is an index, −1 for a run cut off. */
  paths: { choices: { kind: 'thread' | 'event'; enabled: number; chosen: number }[]; outcome: number }[];
  /** Labels of threads by number, for the tree. */
  threads: string[];
  /** Real milliseconds. */
  elapsed: number;
}

/** One sandbox a page: runs programs one after the other; starting a run stops the one before. */
export interface Runner {
  /** Resolves with the result however the run ends; never rejects for what the learner's program does. */
  run(
    program: Program,
    options?: RunOptions,
    onProgress?: (progress: RunProgress) => void,
  ): Promise<RunResult>;
  /** Lists every outcome the program can have. Resolves however it ends, with what was found. */
  explore(
    program: Program,
    request?: ExploreRequest,
    onProgress?: (progress: ExploreProgress) => void,
  ): Promise<Verdict>;
  /** Why threads can't run here, in a sentence with what to do; null when they can. */
  whyNoThreads(): string | null;
  /** Ends the current run or exploration (its promise resolves with `stopped`, or with what was found). */
  stop(): void;
  /** Loads the frame and a worker ahead of the first run. */
  warm(): Promise<void>;
  dispose(): void;
}
