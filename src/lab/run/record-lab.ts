import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { compile } from '../compile/compile.ts';
import type { CompileRequest, Program } from '../compile/types.ts';
import { bundleLibraries } from '../libraries/bundle-library.ts';
import { bundleEntry } from './bundle-entry.ts';
import { createCollector } from './collector.ts';
import { completeOptions } from './complete-options.ts';
import { createControl, type Control } from './control/control-run.ts';
import { isControlled } from './control/is-controlled.ts';
import { createNodePool } from './control/node-pool.ts';
import type { ExploreRequest, RunOptions, RunResult, Verdict } from './types.ts';
import type { FetchedMessage, RealmMessage } from './wire.ts';

/** Reads a file of the course network at build time; null = there is none. */
export type CourseFileReader = (url: string) => { contentType: string; bytes: Uint8Array } | null;

const REALM = new URL('./realm/node-entry.ts', import.meta.url);

/**
 * Compiles and runs a lab in this process's own engine: the very realm that runs in the browser, in a worker thread.
 * Ends by killing the thread; never rejects for what the program does.
 * @throws Error with the diagnostics when it does not compile
 */
export async function recordLab(
  request: CompileRequest,
  options: RunOptions = {},
  readCourseFile: CourseFileReader = () => null,
): Promise<RunResult> {
  const compiled = await compile({ build }, request, bundleLibraries(request.files));
  if (!compiled.ok) {
    const list = compiled.diagnostics.map((d) => `${d.file}:${d.line}:${d.column} ${d.message}`);
    throw new Error(`The lab does not compile:\n${list.join('\n')}`);
  }
  return runProgram(compiled.program, options, readCourseFile);
}

/** Runs a compiled program in a worker thread of Node. */
export function runProgram(
  program: Program,
  runOptions: RunOptions = {},
  readCourseFile: CourseFileReader = () => null,
): Promise<RunResult> {
  const options = completeOptions(runOptions, program.usesThreads);
  if (isControlled(program, runOptions)) {
    return withPool(readCourseFile, (control) => control.run(program, runOptions, options, () => undefined));
  }
  if (program.usesThreads)
    return withPool(readCourseFile, (control) => control.runFree(program, options, () => undefined));
  const collector = createCollector(program, options);
  const startedAtMs = performance.now();
  const worker = new Worker(bundleEntry(REALM), {
    eval: true,
    workerData: { program: program.code, options },
    stderr: false,
  });
  const result = new Promise<RunResult>((resolve) => {
    worker.on('message', (message: RealmMessage) => {
      if (message.type === 'batch') {
        collector.hear(message);
        worker.postMessage({ type: 'heard' });
      } else if (message.type === 'fetch')
        worker.postMessage(answer(message.request, message.url, readCourseFile));
      else if (message.type === 'ended') resolve(collector.finish(message));
    });
    worker.on('error', (error) => {
      resolve(collector.cut({ type: 'crashed', message: String(error) }, performance.now() - startedAtMs));
    });
  });
  return result.finally(() => worker.terminate());
}

/** Lists every outcome of a compiled program, in worker threads of Node. */
export function exploreProgram(
  program: Program,
  request: ExploreRequest = {},
  readCourseFile: CourseFileReader = () => null,
): Promise<Verdict> {
  const options = completeOptions(request, program.usesThreads, true);
  return withPool(readCourseFile, (control) => control.explore(program, request, options, () => undefined));
}

async function withPool<T>(
  readCourseFile: CourseFileReader,
  use: (control: Control) => Promise<T>,
): Promise<T> {
  const pool = createNodePool((reply) => control.hear(reply));
  const control = createControl({
    post: (request) => pool.handle(request),
    load: (url) => Promise.resolve(answer(0, url, readCourseFile)),
  });
  try {
    return await use(control);
  } finally {
    pool.close();
  }
}

function answer(request: number, url: string, readCourseFile: CourseFileReader): FetchedMessage {
  const file = readCourseFile(url);
  const status = file ? 200 : 404;
  const bytes = file ? Uint8Array.from(file.bytes).buffer : new ArrayBuffer(0);
  const contentType = file?.contentType ?? 'text/plain';
  return {
    type: 'fetched',
    request,
    status,
    statusText: file ? 'OK' : 'Not Found',
    contentType,
    bytes,
    error: '',
  };
}
