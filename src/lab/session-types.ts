import type { CompileResult, Diagnostic, SourceFiles } from './compile/types.ts';
import type { ExploreProgress } from './explore/types.ts';
import type {
  Alive,
  Clock,
  ExploreRequest,
  NetworkModel,
  OutputLine,
  PendingChoice,
  PolicyName,
  RunLimits,
  RunResult,
  Verdict,
} from './run/types.ts';
import type { Choice } from './schedule/types.ts';
import type { Lane, TraceEvent } from './trace/event.ts';

/** How a session runs its lab; taken from `lab.json`, changed by the toolbar. */
export interface SessionSettings {
  entry: string;
  clock: Clock;
  seed: number;
  record: 'tasks' | 'lines';
  network: Partial<NetworkModel>;
  limits: Partial<RunLimits>;
  /** How much later than asked a timer may fire where order is a choice, in ms. */
  timerJitterMs: number;
}

/** What a run has shown so far. Arrays grow by replacement, never in place. */
export interface LiveRun {
  events: readonly TraceEvent[];
  lanes: readonly Lane[];
  output: readonly OutputLine[];
  alive: Alive;
}

/** Where a session stands. */
export type SessionPhase =
  | { type: 'idle' }
  | { type: 'compiling' }
  | { type: 'running'; live: LiveRun }
  /** A known schedule runs again; the picture before stays until the new one is there. */
  | { type: 'replaying' }
  | { type: 'done'; result: RunResult }
  | { type: 'exploring'; progress: ExploreProgress }
  | { type: 'explored'; verdict: Verdict }
  /** The learner picks who goes next. */
  | { type: 'seated'; seat: Seat }
  | { type: 'failed'; diagnostics: Diagnostic[] }; // did not compile

/** The scheduler's seat: a run that stands at a choice, and the way there. */
export interface Seat {
  /** Choices that led to `result`, oldest first. */
  choices: readonly Choice[];
  /** Which of them somebody was asked about, by index; the rest cannot matter and went by itself (S8). */
  picks: readonly number[];
  /** The run so far; null until the first one is there. */
  result: RunResult | null;
  /** What there is to choose from; null when the run is over. */
  next: PendingChoice | null;
  /** Another position is on its way; what is shown is the one before. */
  isBusy: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** The run is over and meets the goal. */
  isWon: boolean;
  /** Seed of its runs. */
  seed: number;
  /** The text that it runs. */
  files: SourceFiles;
}

/** A verdict with what it is about. */
export interface Exploration {
  verdict: Verdict;
  request: ExploreRequest;
  /** The text that was explored. */
  files: SourceFiles;
}

export interface SessionState {
  files: SourceFiles;
  starter: SourceFiles;
  /** Some file differs from the starter. */
  isEdited: boolean;
  settings: SessionSettings;
  phase: SessionPhase;
  /** The last run that ended, kept visible while a new one compiles or fails to. */
  lastResult: RunResult | null;
  /** The text that `lastResult` is a run of. */
  lastFiles: SourceFiles | null;
  /** `lastResult` did not run here: it was recorded, and stands in for a compiler that could not be loaded. */
  isRecorded: boolean;
  /** What exploring said last. */
  lastExploration: Exploration | null;
  /** The seat as it was left; the phase `seated` holds the same. */
  seat: Seat | null;
  /** Errors and warnings of the last compile. */
  diagnostics: readonly Diagnostic[];
  /** The lab starts threads; null before the first compile. */
  usesThreads: boolean | null;
  /** Why its threads can't run in this browser; null when they can, or when it has none. */
  threadsRefused: string | null;
}

/** What a session shows of its runs: all that a session in another window needs to show the same. */
export type SessionPicture = Pick<
  SessionState,
  | 'phase'
  | 'lastResult'
  | 'lastFiles'
  | 'lastExploration'
  | 'seat'
  | 'diagnostics'
  | 'usesThreads'
  | 'isRecorded'
>;

/** How one run differs from the session's settings. */
export interface RunChange {
  policy?: PolicyName;
  seed?: number;
}

/** A run to be repeated: its schedule, with the seed it was made under (default: the session's). */
export interface KnownRun {
  /** As a run or a verdict gave it, or its choices. */
  schedule: string | readonly Choice[];
  seed?: number;
  /** Which choices somebody was asked about, by index, where that is known. */
  picks?: readonly number[];
}

/** One lab on one page: files, run, stop, explore, seat. Framework-free. */
export interface LabSession {
  getState(): SessionState;
  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  setFile(path: string, text: string): void;
  /** Takes a file out of the lab. */
  removeFile(path: string): void;
  /** Puts these files in the place of all. */
  setFiles(files: SourceFiles): void;
  /** Back to the starter's text; all files or one. */
  reset(path?: string): void;
  setSettings(settings: Partial<SessionSettings>): void;
  /** Compiles and runs; resolves with null when it did not compile. Stops a run that is still on. */
  run(change?: RunChange): Promise<RunResult | null>;
  /** Runs a schedule again. */
  watch(known: KnownRun): Promise<RunResult | null>;
  /** Lists every outcome. What the request leaves open is the settings'. Resolves with null when it did not compile. */
  explore(request?: ExploreRequest): Promise<Verdict | null>;
  /** Takes the scheduler's seat: at the run's first choice, or at choice `position` of a known run (0-based; from its end when negative). */
  takeSeat(known?: KnownRun & { position?: number }): Promise<void>;
  /** The verbs of the seat; without a seat they do nothing. */
  seat: SeatVerbs;
  compile(): Promise<CompileResult>;
  /** Shows what ran elsewhere. What runs here ends, and whoever sat in the seat gets up. */
  adopt(picture: SessionPicture): void;
  stop(): void;
  dispose(): void;
}

/** What one does in the seat. */
export interface SeatVerbs {
  /** Takes one of `next.options`, by its value. */
  pick: (value: number) => void;
  undo: () => void;
  redo: () => void;
  /** Back to the first choice. */
  restart: () => void;
  /** Back to where one of `picks` was made. */
  returnTo: (index: number) => void;
  /** Runs on to the end by the plain policy. */
  letRun: () => void;
  /** Shows the seat again after a run or an exploration. */
  resume: () => void;
  /** Gets up: its run becomes the last result. */
  leave: () => void;
}
