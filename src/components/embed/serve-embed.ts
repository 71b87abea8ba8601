import type { CompileRequest, Compiler, Diagnostic, Program, Runner } from '../../lab/index.ts';
import {
  checkParams,
  compileParams,
  exploreParams,
  PROTOCOL,
  RequestError,
  runParams,
  type RunParams,
  toOutput,
} from './protocol.ts';

/** What the page shows of the calls that come in. */
export interface EmbedView {
  showState(text: string): void;
  clear(): void;
  addOutput(lines: readonly { stream: string; text: string }[]): void;
}

interface Caller {
  postMessage(message: unknown, options: { targetOrigin: string }): void;
}

/** Removes the keys whose value is undefined, so that optional parameters can be handed on. */
function compact<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

/**
 * Answers `{interleave: 1, id, method, params}` from the parent window, or, as a top-level page, from its own; other
 * windows are ignored. Replies and events go to the window that asked.
 */
export function serveEmbed(compiler: Compiler, runner: Runner, view: EmbedView): void {
  const caller = window.parent;
  /** Stop requests so far: a run that is still being compiled when one comes must not begin. */
  let stopCount = 0;

  async function compile(request: CompileRequest): Promise<Program> {
    const result = await compiler.compile(request);
    if (result.ok) return result.program;
    throw new RequestError(toCompileError(result.diagnostics));
  }

  async function handle(id: unknown, method: unknown, params: unknown, source: Caller): Promise<unknown> {
    const emit = (event: string, detail: object): void =>
      source.postMessage({ interleave: PROTOCOL, event, id, ...detail }, { targetOrigin: '*' });
    switch (method) {
      case 'compile': {
        const request = compact(checkParams(compileParams, 'compile', params));
        const { ok, diagnostics } = await compiler.compile(request);
        return { ok, diagnostics };
      }
      case 'run': {
        const { files, entry, record, ...options } = checkParams(runParams, 'run', params);
        refuseRealControl(options);
        const stopsBefore = stopCount;
        view.showState('compiling');
        const program = await compile(compact({ files, entry, record }));
        view.clear();
        view.showState('running');
        const running = runner.run(program, compact(options), (progress) => {
          if (progress.type === 'alive') emit('progress', { at: progress.at, alive: progress.alive });
          else if (progress.output.length > 0) {
            view.addOutput(progress.output);
            emit('output', { output: progress.output.map(toOutput) });
          }
        });
        if (stopCount !== stopsBefore) runner.stop();
        const result = await running;
        view.showState(`${result.outcome.type}, ${result.elapsed} ms of program time`);
        return { ...result, output: result.output.map(toOutput) };
      }
      case 'explore': {
        const { files, entry, record, budget, ...request } = checkParams(exploreParams, 'explore', params);
        const stopsBefore = stopCount;
        view.showState('compiling');
        const program = await compile(compact({ files, entry, record }));
        view.clear();
        view.showState('exploring');
        const exploring = runner.explore(
          program,
          compact({ ...request, budget: budget && compact(budget) }),
          (progress) => {
            view.showState(`exploring: ${progress.runs} runs, ${progress.outcomes} outcomes`);
            emit('progress', progress);
          },
        );
        if (stopCount !== stopsBefore) runner.stop();
        const verdict = await exploring;
        const count = `${verdict.runs} runs, ${verdict.outcomes.length} outcomes`;
        view.showState(verdict.exhaustive ? `${count}, all listed` : `${count}, sampled, not exhaustive`);
        return verdict;
      }
      case 'stop':
        stopCount++;
        runner.stop();
        return {};
      default:
        throw new RequestError({
          type: 'unknownMethod',
          message: `There is no method '${String(method)}'. There are compile, run, explore and stop.`,
        });
    }
  }

  addEventListener('message', (event: MessageEvent) => {
    const request = event.data as {
      interleave?: unknown;
      id?: unknown;
      method?: unknown;
      params?: unknown;
    } | null;
    if (event.source !== caller || typeof request !== 'object' || request === null) return;
    if (request.interleave !== PROTOCOL || !('method' in request)) return;
    const { id, method, params } = request;
    const source = event.source;
    const reply = (body: object): void =>
      source.postMessage({ interleave: PROTOCOL, id, ...body }, { targetOrigin: '*' });
    handle(id, method, params, source).then(
      (result) => reply({ result }),
      (error: unknown) => {
        view.showState('ready');
        reply({
          error: error instanceof RequestError ? error.reply : { type: 'failed', message: String(error) },
        });
      },
    );
  });
  caller.postMessage({ interleave: PROTOCOL, event: 'ready' }, { targetOrigin: '*' });
}

/** Choices are made on the virtual clock alone (S7). */
function refuseRealControl({
  clock,
  policy,
  schedule,
}: Pick<RunParams, 'clock' | 'policy' | 'schedule'>): void {
  if (clock !== 'real' || (policy === undefined && schedule === undefined)) return;
  throw new RequestError({
    type: 'badRequest',
    message:
      "run: 'policy' and 'schedule' work on the virtual clock, and 'clock' is 'real'. Leave one of them out.",
  });
}

function toCompileError(diagnostics: Diagnostic[]): RequestError['reply'] {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const place = first ? { file: first.file, line: first.line, column: first.column } : {};
  return {
    type: 'doesNotCompile',
    message: first?.message ?? 'The program does not compile.',
    ...place,
    diagnostics,
  };
}
