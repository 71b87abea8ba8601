import type { Esbuild } from './bundle.ts';
import { compile } from './compile.ts';
import type { FromCompileWorker, ToCompileWorker } from './messages.ts';

/** Answers compile requests with an esbuild that `start` makes ready. Gives the handler for incoming messages. */
export function createCompileServer(
  start: (wasm: WebAssembly.Module) => Promise<Esbuild>,
  send: (message: FromCompileWorker) => void,
): (message: ToCompileWorker) => Promise<void> {
  let esbuild: Promise<Esbuild> | null = null;
  return async (message) => {
    if (message.type === 'start') {
      esbuild = start(message.wasm);
      esbuild.catch(() => undefined); // told to each request below
      return;
    }
    const { id, request, libraries } = message;
    try {
      if (!esbuild) throw new Error('the compile worker was asked to compile before it was started');
      send({ type: 'compiled', id, result: await compile(await esbuild, request, libraries) });
    } catch (error) {
      send({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  };
}
