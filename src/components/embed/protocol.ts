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
} satisfies Record<keyof RunLimits, unknown>);

export interface CompileParams {
  files: Record<string, string>;
  entry?: string | undefined;
  record?: 'tasks' | 'lines' | undefined;
}
export interface RunParams extends CompileParams {
  clock?: 'real' | 'virtual' | undefined;
  policy?: 'fifo' | undefined;
  seed?: number | undefined;
  network?: object | undefined;
  limits?: object | undefined;
}

export const compileParams: z.ZodMiniType<CompileParams> = z.strictObject({
  files,
  entry: z.optional(z.string()),
  record: z.optional(z.enum(['tasks', 'lines'])),
});
export const runParams: z.ZodMiniType<RunParams> = z.strictObject({
  files,
  entry: z.optional(z.string()),
  record: z.optional(z.enum(['tasks', 'lines'])),
  clock: z.optional(z.enum(['real', 'virtual'])),
  policy: z.optional(z.enum(['fifo'])),
  seed: z.optional(z.int()),
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
