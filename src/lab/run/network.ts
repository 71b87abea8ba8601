import { createRandom, mixSeed } from './random.ts';
import type { NetworkModel } from './types.ts';

const { apply } = Reflect;
const slice = Object.getOwnPropertyDescriptor(String.prototype, 'slice')?.value as (
  from: number,
  to: number,
) => string;
/** The first `size` characters, by a captured method: this runs beside learner code. */
const cut = (text: string, size: number): string => apply(slice, text, [0, size]);

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
    const size = pattern.length - 1;
    if (pattern[size] === '*' && cut(path, size) === cut(pattern, size)) return model.paths[pattern];
  }
  return undefined;
}
