import { build } from 'esbuild';
// eslint-disable-next-line house/rooms -- the compiler without its worker, as record-lab.ts has it
import { compile } from '../../compile/compile.ts';
import type { Program } from '../../compile/types.ts';
import { bundleLibraries } from '../../libraries/bundle-library.ts';
import { completeOptions } from '../complete-options.ts';
import { createControl, type Control } from '../control/control-run.ts';
import { createNodePool } from '../control/node-pool.ts';
import { exploreProgram, runProgram } from '../record-lab.ts';
import type { ExploreRequest, RunOptions, RunResult, Verdict } from '../types.ts';

export type Files = Readonly<Record<string, string>>;

/** A compiled lab, for tests. @throws Error with what does not compile */
export async function compileFiles(files: Files): Promise<Program> {
  const compiled = await compile({ build }, { files: { ...files } }, bundleLibraries(files));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.program;
}

/** Every outcome of a lab; the budget is none unless the request says so. */
export async function exploreFiles(files: Files, request: ExploreRequest = {}): Promise<Verdict> {
  return exploreProgram(await compileFiles(files), { budget: { runs: 1e7, ms: 1e7 }, ...request });
}

/** One run of a lab. */
export async function runFiles(files: Files, options: RunOptions = {}): Promise<RunResult> {
  return runProgram(await compileFiles(files), options);
}

/** What was written, as one text. */
export function toText({ output }: { output: readonly { text: string }[] }): string {
  return output.map(({ text }) => text).join('');
}

/** What every path of the course network holds here. */
const EMPTY_FILE = {
  type: 'fetched',
  request: 0,
  status: 200,
  statusText: 'OK',
  contentType: 'text/plain',
  bytes: new ArrayBuffer(0),
  error: '',
} as const;

/** One program on workers that stay from run to run, as a page keeps them. */
export interface OpenProgram {
  run: (options?: RunOptions) => Promise<RunResult>;
  explore: (request?: ExploreRequest) => Promise<Verdict>;
}

/** Hands over a program whose controlled runs share one pool of workers, and ends the workers. */
export async function withProgram<T>(files: Files, use: (open: OpenProgram) => Promise<T>): Promise<T> {
  const program = await compileFiles(files);
  const pool = createNodePool((reply) => control.hear(reply));
  const control: Control = createControl({
    post: (request) => pool.handle(request),
    load: () => Promise.resolve(EMPTY_FILE),
  });
  const { usesThreads } = program;
  try {
    return await use({
      run: (options = {}) =>
        control.run(program, options, completeOptions(options, usesThreads), () => undefined),
      explore: (request = {}) =>
        control.explore(
          program,
          { budget: { runs: 1e7, ms: 1e7 }, ...request },
          completeOptions(request, usesThreads, true),
          () => undefined,
        ),
    });
  } finally {
    pool.close();
  }
}
