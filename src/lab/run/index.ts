export type {
  Alive,
  Clock,
  ErrorReport,
  Finding,
  NetworkModel,
  Outcome,
  OutputLine,
  RunLimits,
  RunOptions,
  RunProgress,
  Runner,
  RunResult,
} from './types.ts';
export { DEFAULT_LIMITS, DEFAULT_NETWORK } from './defaults.ts';
export { createRunner, type RunnerHost, type SandboxFrame } from './runner.ts';
