import type { CompileResult, Diagnostic, SourceFiles } from './compile/types.ts';
import type { Alive, Clock, NetworkModel, OutputLine, RunLimits, RunResult } from './run/types.ts';
import type { Lane, TraceEvent } from './trace/event.ts';

/** How a session runs its lab; taken from `lab.json`, changed by the toolbar. */
export interface SessionSettings {
  entry: string;
  clock: Clock;
  seed: number;
  record: 'tasks' | 'lines';
  network: Partial<NetworkModel>;
  limits: Partial<RunLimits>;
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
  | { type: 'done'; result: RunResult }
  | { type: 'failed'; diagnostics: Diagnostic[] }; // did not compile

export interface SessionState {
  files: SourceFiles;
  starter: SourceFiles;
  /** Some file differs from the starter. */
  isEdited: boolean;
  settings: SessionSettings;
  phase: SessionPhase;
  /** The last run that ended, kept visible while a new one compiles or fails to. */
  lastResult: RunResult | null;
  /** Errors and warnings of the last compile. */
  diagnostics: readonly Diagnostic[];
}

/** One lab on one page: files, run, stop. Framework-free. */
export interface LabSession {
  getState(): SessionState;
  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  setFile(path: string, text: string): void;
  /** Takes a file out of the lab. */
  removeFile(path: string): void;
  /** Back to the starter's text; all files or one. */
  reset(path?: string): void;
  setSettings(settings: Partial<SessionSettings>): void;
  /** Compiles and runs; resolves with null when it did not compile. Stops a run that is still on. */
  run(): Promise<RunResult | null>;
  compile(): Promise<CompileResult>;
  stop(): void;
  dispose(): void;
}
