import { DEFAULT_LIMITS, DEFAULT_NETWORK } from './defaults.ts';
import type { RunOptions } from './types.ts';
import type { RealmOptions } from './wire.ts';

/** Fills in what a caller left open. The network's own seed follows the run's unless the lab fixes one. */
export function completeOptions(options: RunOptions, usesThreads = false, explores = false): RealmOptions {
  const seed = options.seed ?? 1;
  // What an exploration found can be run again with the same words: a schedule alone brings its uncertainty along (S6).
  const hasChoices = options.schedule !== undefined || (options.policy ?? 'fifo') !== 'fifo';
  return {
    clock: options.clock ?? 'virtual',
    seed,
    network: { ...DEFAULT_NETWORK, seed, ...options.network },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    timerJitterMs: options.timerJitterMs ?? 0,
    anyLatency: (explores || hasChoices) && !usesThreads && options.network === undefined,
  };
}
