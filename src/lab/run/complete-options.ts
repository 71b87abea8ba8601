import { DEFAULT_LIMITS, DEFAULT_NETWORK } from './defaults.ts';
import type { RunOptions } from './types.ts';
import type { RealmOptions } from './wire.ts';

/** Fills in what a caller left open. The network's own seed follows the run's unless the lab fixes one. */
export function completeOptions(options: RunOptions): RealmOptions {
  const seed = options.seed ?? 1;
  return {
    clock: options.clock ?? 'virtual',
    seed,
    network: { ...DEFAULT_NETWORK, seed, ...options.network },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  };
}
