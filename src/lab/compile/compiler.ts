import { findLibraries } from '../libraries/find-libraries.ts';
import type { LibraryTexts } from '../libraries/registry.ts';
import { toCompileKey } from './compile-key.ts';
import { toDiagnostic } from './diagnostics.ts';
import type { FromCompileWorker, ToCompileWorker } from './messages.ts';
import type { CompileRequest, CompileResult, Compiler } from './types.ts';

/** The part of a Worker that the compiler uses. */
export interface CompileWorker {
  postMessage(message: ToCompileWorker): void;
  addEventListener(type: 'message', listener: (event: { data: FromCompileWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { message?: string }) => void): void;
  terminate(): void;
}

export interface CompilerHost {
  /** Fetches and compiles esbuild's WebAssembly; called once, and again after a failure. */
  loadWasm(): Promise<WebAssembly.Module>;
  startWorker(): CompileWorker;
  /** The text of a library; asked for each time, so it had better keep it. */
  loadLibrary(name: string): Promise<string>;
}

interface Pending {
  request: CompileRequest;
  triesLeft: number;
  settle(result: CompileResult): void;
}

const LONGEST_CACHE = 32;

/** A compiler over a worker that is started at once, restarted when it dies, and asked once for each different lab. */
export function createCompilerOn(host: CompilerHost): Compiler {
  const results = new Map<string, Promise<CompileResult>>();
  const pending = new Map<number, Pending>();
  let wasm: Promise<WebAssembly.Module> | null = null;
  let worker: CompileWorker | null = null;
  let lastId = 0;
  let isDisposed = false;

  const loadWasm = (): Promise<WebAssembly.Module> => (wasm ??= host.loadWasm());

  /** Must send `start` before any request, and must let a worker that was given up say nothing more. */
  const start = (module: WebAssembly.Module): CompileWorker => {
    const started = host.startWorker();
    started.addEventListener('message', ({ data }) => {
      if (worker !== started) return;
      if (data.type === 'failed') restart(data.message);
      else settle(data.id, data.result);
    });
    const handleDeath = ({ message = 'the compile worker stopped' }: { message?: string }): void => {
      if (worker === started) restart(message);
    };
    started.addEventListener('error', handleDeath);
    started.addEventListener('messageerror', handleDeath);
    started.postMessage({ type: 'start', wasm: module });
    return started;
  };

  const settle = (id: number, result: CompileResult): void => {
    pending.get(id)?.settle(result);
    pending.delete(id);
  };

  const restart = (reason: string): void => {
    worker?.terminate();
    worker = null;
    for (const [id, request] of pending) {
      if (request.triesLeft === 0) settle(id, toFailure(request.request, reason));
      else void send(id, request);
    }
  };

  const send = async (id: number, waiting: Pending): Promise<void> => {
    waiting.triesLeft--;
    let libraries: LibraryTexts;
    try {
      libraries = await loadLibraries(waiting.request);
    } catch (error) {
      settle(id, toFailure(waiting.request, toReason(error)));
      return;
    }
    try {
      const module = await loadWasm();
      if (isDisposed || !pending.has(id)) return;
      worker ??= start(module);
      worker.postMessage({ type: 'compile', id, request: waiting.request, libraries });
    } catch (error) {
      wasm = null;
      settle(id, toFailure(waiting.request, toReason(error)));
    }
  };

  const loadLibraries = async ({ files }: CompileRequest): Promise<LibraryTexts> => {
    const names = findLibraries(files);
    const texts = await Promise.all(names.map((name) => host.loadLibrary(name)));
    return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
  };

  const warm = async (): Promise<void> => {
    const module = await loadWasm();
    if (!isDisposed) worker ??= start(module);
  };
  warm().catch(() => {
    wasm = null; // the next request tries again and reports
  });

  const ask = (request: CompileRequest): Promise<CompileResult> =>
    new Promise((settle) => {
      const id = ++lastId;
      const waiting: Pending = { request, triesLeft: 2, settle };
      pending.set(id, waiting);
      void send(id, waiting);
    });

  return {
    compile: (request) => {
      if (isDisposed) return Promise.resolve(toFailure(request, 'it was closed'));
      const key = toCompileKey(request);
      const known = results.get(key);
      results.delete(key);
      const result = known ?? ask(request);
      results.set(key, result); // the latest used stands last
      for (const oldest of results.keys()) {
        if (results.size <= LONGEST_CACHE) break;
        results.delete(oldest);
      }
      void result.then((settled) => {
        if (isCompilerFailure(settled) && results.get(key) === result) results.delete(key);
      });
      return result;
    },
    dispose: () => {
      isDisposed = true;
      worker?.terminate();
      worker = null;
      for (const [id, { request }] of pending) settle(id, toFailure(request, 'it was closed'));
      results.clear();
    },
  };
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const FAILURE = 'The compiler could not do its work';

function toFailure({ entry = 'main.ts' }: CompileRequest, reason: string): CompileResult {
  const message = `${FAILURE}: ${reason.replace(/\.$/, '')}. Run again; if it keeps failing, reload the page.`;
  return { ok: false, diagnostics: [toDiagnostic(entry, message, { line: 1, column: 0 })] };
}

/** The source is not to blame: the compiler could not be loaded, or broke down. */
export function isCompilerFailure(result: CompileResult): boolean {
  return !result.ok && result.diagnostics.some(({ message }) => message.startsWith(FAILURE));
}
