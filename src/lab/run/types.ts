import type { Lane, OutputStream, Site, Trace, TraceEvent } from '../trace/event.ts';
import type { Program } from '../compile/types.ts';

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
}

export interface RunOptions {
  clock?: Clock; // default virtual
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
  | { type: 'deadlocked'; waiting: { lane: number; site: Site | null }[] }
  /** A limit was hit; `limit` is a key of RunLimits; the message says what to do. */
  | { type: 'outOfSteps'; limit: keyof RunLimits; message: string; site: Site | null }
  | { type: 'stopped' }
  | { type: 'crashed'; message: string };

export type Finding =
  | { type: 'unhandledRejection'; error: ErrorReport; at: number }
  | { type: 'lostMessage'; message: string; at: number }
  | { type: 'clockWatched'; site: Site | null; at: number }
  | { type: 'failedAssertion'; message: string; site: Site | null; at: number };

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
  schedule: string | null;
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

/** One sandbox a page: runs programs one after the other; starting a run stops the one before. */
export interface Runner {
  /** Resolves with the result however the run ends; never rejects for what the learner's program does. */
  run(
    program: Program,
    options?: RunOptions,
    onProgress?: (progress: RunProgress) => void,
  ): Promise<RunResult>;
  /** Ends the current run (its promise resolves with `stopped`). */
  stop(): void;
  /** Loads the frame and a worker ahead of the first run. */
  warm(): Promise<void>;
  dispose(): void;
}
