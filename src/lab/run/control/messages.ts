import type { ExploreOptions, ExploreProgress, Findings, WaitLink } from '../../explore/types.ts';
import type { Execution, Plan } from '../../schedule/index.ts';
import type { PageMessage, RealmMessage, RealmOptions } from '../wire.ts';
import type { ExecutorOptions } from './executor.ts';
import type { ControlMemory } from './layout.ts';

/** A program as the pool's workers load it. */
export interface PoolProgram {
  main: string;
  threads: readonly { path: string; code: string }[];
}

/** What the page tells the pool. */
export type PoolRequest =
  | {
      type: 'open';
      pool: number;
      program: PoolProgram;
      options: RealmOptions;
      isFree: boolean;
      workers: number;
    }
  | { type: 'execute'; pool: number; plan: Plan; options: ExecutorOptions }
  | { type: 'explore'; pool: number; explore: ExploreOptions; options: ExecutorOptions }
  | { type: 'toThread'; pool: number; thread: number; message: PageMessage }
  | { type: 'stop'; pool: number }
  /** Free run: is anybody able to go on? Answered only when nobody is. */
  | { type: 'check'; pool: number }
  | { type: 'close'; pool: number };

/** What the page hears of the pool. */
export type PoolReply =
  | { type: 'thread'; pool: number; thread: number; message: RealmMessage }
  | { type: 'controller'; pool: number; message: ControllerMessage }
  /** Free run: every thread waits for another one, and has since the last check. */
  | { type: 'held'; pool: number; waiting: { lane: number; site: number }[] }
  | { type: 'poolFailed'; pool: number; message: string };

/** An execution as it leaves the controller: its own copy. */
export type ExecutionReport = Execution & {
  /** Lane of each thread. */
  lanes: number[];
  pauseKind: 'thread' | 'event';
  /** Of a stuck execution. */
  waiting: WaitLink[];
};

export type ControllerMessage =
  | { type: 'executed'; execution: ExecutionReport }
  | { type: 'progress'; progress: ExploreProgress }
  | { type: 'explored'; findings: Findings }
  | { type: 'broken'; message: string };

/** From the pool to its controller. */
export type ControllerRequest =
  | { type: 'init'; memory: ControlMemory }
  | { type: 'execute'; plan: Plan; options: ExecutorOptions }
  | { type: 'explore'; explore: ExploreOptions; options: ExecutorOptions };

/** From a worker or the controller to the pool. */
export type PoolCall =
  | { type: 'grow'; count: number }
  | { type: 'renew'; count: number }
  | { type: 'parcel'; to: number; parcel: unknown; transfer: Transferable[] }
  | { type: 'terminate'; thread: number }
  | { type: 'page'; message: RealmMessage | ControllerMessage };

/** A worker's first message. */
export interface ThreadStart {
  type: 'thread';
  thread: number;
  memory: ControlMemory;
  options: RealmOptions;
  /** URLs (browser) or texts (Node) of the scripts that set `$program` and `$threads`. */
  scripts: string[];
  isFree: boolean;
}
