import { createRandom, mixSeed } from './random.ts';
import type { NetworkModel } from './types.ts';

/** What the course network does with one request. Times in milliseconds. */
export interface RequestPlan {
  latencyMs: number;
  /** The least and the most that the latency could have been. */
  earliestMs: number;
  latestMs: number;
  /** Ends as a network error after the latency. */
  isFailing: boolean;
  bytesPerMs: number;
  /** Answer with this HTTP status and no body; 0 = as the server says. */
  status: number;
}

/**
 * Plans the `nth` request (0-based) for one path: the same model, path and number give the same plan, whatever else
 * the program asks for in between.
 */
export function planRequest(model: NetworkModel, path: string, nth: number): RequestPlan {
  const override = findOverride(model, path);
  const latencyMs = override?.latencyMs ?? model.latencyMs;
  const jitterMs = override?.jitterMs ?? model.jitterMs;
  const random = createRandom(mixSeed(model.seed, `${nth} ${path}`));
  const drawn = jitterMs === 0 ? latencyMs : Math.round(latencyMs + (2 * random() - 1) * jitterMs);
  return {
    latencyMs: drawn > 0 ? drawn : 0,
    earliestMs: latencyMs > jitterMs ? latencyMs - jitterMs : 0,
    latestMs: latencyMs + jitterMs > 0 ? latencyMs + jitterMs : 0,
    isFailing: random() < (override?.errorRate ?? model.errorRate),
    bytesPerMs: override?.bytesPerMs ?? model.bytesPerMs,
    status: override?.status ?? 0,
  };
}

function findOverride(model: NetworkModel, path: string): NetworkModel['paths'][string] | undefined {
  const exact = model.paths[path];
  if (exact) return exact;
  for (const pattern in model.paths) {
    if (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1))) return model.paths[pattern];
  }
  return undefined;
}
