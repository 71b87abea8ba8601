import { normalizePath } from './resolve.ts';
import type { CompileRequest } from './types.ts';

/** Changes whenever the same sources give another program. */
const FORMAT_VERSION = 2;

/** One text for one program: requests with equal texts give equal programs (C5). */
export function toCompileKey({ files, entry = 'main.ts', record = 'tasks' }: CompileRequest): string {
  const sources = Object.entries(files)
    .map(([path, text]): [string, string] => [normalizePath(path), text])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([FORMAT_VERSION, normalizePath(entry), record, sources]);
}
