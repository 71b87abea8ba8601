import * as z from 'zod/mini';
import type { Diagnostic, OutputLine, RunLimits } from '../../lab/index.ts';

/** Every message carries this, so that pages can tell ours from others'. */
export const PROTOCOL = 1;

const files = z.record(z.string(), z.string());
const amount = z.number().check(z.nonnegative());
const pathModel = z.strictObject({
  latencyMs: z.optional(amount),
  jitterMs: z.optional(amount),
  errorRate: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  bytesPerMs: z.optional(amount),
  status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
});
const network = z.strictObject({
  latencyMs: z.optional(amount),
  jitterMs: z.optional(amount),
  errorRate: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  bytesPerMs: z.optional(amount),
  seed: z.optional(z.int()),
  paths: z.optional(z.record(z.string(), pathModel)),
});
const limits = z.strictObject({
  wallMs: z.optional(amount),
  silentMs: z.optional(amount),
  steps: z.optional(amount),
  virtualMs: z.optional(amount),
  outputBytes: z.optional(amount),
  events: z.optional(amount),
  threads: z.optional(z.int().check(z.minimum(0), z.maximum(30))),
} satisfies Record<keyof RunLimits, unknown>);

export interface CompileParams {
  files: Record<string, string>;
  entry?: string | undefined;
  record?: 'tasks' | 'lines' | undefined;
}
type PolicyParam = 'fifo' | 'random' | 'pct' | 'urw' | 'pos' | 'manual';
type StrategyParam = 'dpor' | 'dfs' | 'random' | 'pct' | 'urw' | 'pos';
export interface RunParams extends CompileParams {
  clock?: 'real' | 'virtual' | undefined;
  policy?: PolicyParam | undefined;
  seed?: number | undefined;
  schedule?: string | undefined;
  position?: number | undefined;
  timerJitterMs?: number | undefined;
  network?: object | undefined;
  limits?: object | undefined;
}
export interface ExploreParams extends CompileParams {
  strategy?: StrategyParam | undefined;
  outputs?: 'ordered' | 'perLane' | undefined;
  budget?: { runs?: number | undefined; ms?: number | undefined } | undefined;
  seed?: number | undefined;
  timerJitterMs?: number | undefined;
  network?: object | undefined;
  limits?: object | undefined;
}

const sources = {
  files,
  entry: z.optional(z.string()),
  record: z.optional(z.enum(['tasks', 'lines'])),
};
export const compileParams: z.ZodMiniType<CompileParams> = z.strictObject(sources);
export const runParams: z.ZodMiniType<RunParams> = z.strictObject({
  ...sources,
  clock: z.optional(z.enum(['real', 'virtual'])),
  policy: z.optional(z.enum(['fifo', 'random', 'pct', 'urw', 'pos', 'manual'])),
  seed: z.optional(z.int()),
  schedule: z.optional(z.string().check(z.maxLength(2_000_000))),
  position: z.optional(z.int().check(z.nonnegative())),
  timerJitterMs: z.optional(amount),
  network: z.optional(network),
  limits: z.optional(limits),
});
export const exploreParams: z.ZodMiniType<ExploreParams> = z.strictObject({
  ...sources,
  strategy: z.optional(z.enum(['dpor', 'dfs', 'random', 'pct', 'urw', 'pos'])),
  outputs: z.optional(z.enum(['ordered', 'perLane'])),
  budget: z.optional(
    z.strictObject({
      runs: z.optional(z.int().check(z.minimum(1))),
      ms: z.optional(z.number().check(z.minimum(1))),
    }),
  ),
  seed: z.optional(z.int()),
  timerJitterMs: z.optional(amount),
  network: z.optional(network),
  limits: z.optional(limits),
});

export interface ErrorReply {
  /** `badRequest`, `unknownMethod`, `doesNotCompile`. */
  type: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  diagnostics?: Diagnostic[];
}

/** A request that could not be carried out; becomes the reply's `error`. */
export class RequestError extends Error {
  readonly reply: ErrorReply;
  constructor(reply: ErrorReply) {
    super(reply.message);
    this.name = 'RequestError';
    this.reply = reply;
  }
}

/** Parameters of a request, checked. @throws RequestError that names each field that is wrong */
export function checkParams<T>(schema: z.ZodMiniType<T>, method: string, params: unknown): T {
  const parsed = schema.safeParse(params ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${['params', ...issue.path].join('.')}: ${issue.message}`,
  );
  throw new RequestError({ type: 'badRequest', message: `${method}: ${faults.join('; ')}` });
}

/** A write as the protocol shows it. */
export function toOutput({ at, lane, stream, text }: OutputLine): Omit<OutputLine, 'event'> {
  return { at, lane, stream, text };
}
