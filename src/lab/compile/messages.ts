import type { LibraryTexts } from '../libraries/registry.ts';
import type { CompileRequest, CompileResult } from './types.ts';

/** What the page tells the compile worker. */
export type ToCompileWorker =
  | { type: 'start'; wasm: WebAssembly.Module }
  | { type: 'compile'; id: number; request: CompileRequest; libraries: LibraryTexts };

/** What the compile worker answers. `failed` means that esbuild itself broke: the worker is of no more use. */
export type FromCompileWorker =
  { type: 'compiled'; id: number; result: CompileResult } | { type: 'failed'; id: number; message: string };
