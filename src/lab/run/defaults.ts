import type { NetworkModel, RunLimits } from './types.ts';

/** Limits of a run when none are given; each is documented in the README and named in its message. */
export const DEFAULT_LIMITS: Readonly<RunLimits> = {
  wallMs: 120_000,
  silentMs: 5_000,
  steps: 1_000_000,
  virtualMs: 86_400_000,
  outputBytes: 1_000_000,
  events: 50_000,
  threads: 30,
};

/** The course network when a lab says nothing: one steady latency, no faults. */
export const DEFAULT_NETWORK: Readonly<NetworkModel> = {
  latencyMs: 300,
  jitterMs: 0,
  errorRate: 0,
  bytesPerMs: 0,
  seed: 1,
  paths: {},
};
