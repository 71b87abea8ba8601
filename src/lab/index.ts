export type * from './session-types.ts';
export type * from './compile/types.ts';
export type * from './explore/types.ts';
export type * from './run/types.ts';
export type { Choice } from './schedule/index.ts';
export type * from './trace/event.ts';
export { createLabSession, type SessionOptions } from './session.ts';
export { hasSameFiles } from './session-store.ts';
export { findLibraries } from './libraries/find-libraries.ts';
export { loadLibraryTypes } from './libraries/load-library.ts';
export { createCompiler, isCompilerFailure } from './compile/index.ts';
export { decodeSchedule, encodeSchedule } from './schedule/index.ts';
export {
  createRunner,
  DEFAULT_LIMITS,
  DEFAULT_NETWORK,
  type RunnerHost,
  type SandboxFrame,
} from './run/index.ts';
