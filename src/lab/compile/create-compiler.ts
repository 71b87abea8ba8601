import wasmUrl from 'esbuild-wasm/esbuild.wasm?url';
import { loadLibrary } from '../libraries/load-library.ts';
import { createCompilerOn } from './compiler.ts';
import type { Compiler } from './types.ts';

/** The page's compiler: esbuild-wasm in a worker, started now so that it is warm at the first Run. */
export function createCompiler(): Compiler {
  return createCompilerOn({
    loadWasm: async () => {
      const response = await fetch(wasmUrl);
      if (!response.ok) throw new Error(`${wasmUrl} answered ${response.status}`);
      return WebAssembly.compileStreaming(response);
    },
    loadLibrary,
    startWorker: () =>
      new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module', name: 'compile' }),
  });
}
