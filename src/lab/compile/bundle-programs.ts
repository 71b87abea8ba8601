import type { Message } from 'esbuild';
import { type Bundle, type BundleRequest, type Esbuild, bundle } from './bundle.ts';

export interface ProgramsRequest extends Omit<BundleRequest, 'start' | 'isThread' | 'handleLoad'> {
  /** The modules that threads run which a module starts. */
  findThreadModules(path: string): Iterable<string>;
}

export interface BundledPrograms {
  /** Null when it has errors. */
  main: Bundle | null;
  /** By path, in the order of the paths; those with errors are missing. */
  threads: Map<string, Bundle>;
  warnings: Message[];
  errors: Message[];
}

/**
 * Bundles what the lab starts with, and each module that a thread runs: those that a module of one of these bundles
 * names (C9, C10).
 * @throws what esbuild throws when it is broken itself
 */
export async function bundlePrograms(esbuild: Esbuild, request: ProgramsRequest): Promise<BundledPrograms> {
  const threads = new Map<string, Bundle>();
  const warnings: Message[] = [];
  const errors: Message[] = [];
  const known = new Set<string>();

  const bundleOne = async (start: string, isThread: boolean): Promise<Bundle | null> => {
    const handleLoad = (path: string): void => {
      for (const module of request.findThreadModules(path)) known.add(module);
    };
    try {
      const bundled = await bundle(esbuild, { ...request, start, isThread, handleLoad });
      warnings.push(...bundled.warnings);
      return bundled;
    } catch (error) {
      if (!(error instanceof Error) || !('errors' in error)) throw error;
      errors.push(...(error.errors as Message[]));
      return null;
    }
  };

  const main = await bundleOne(request.entry, false);
  const done = new Set<string>();
  for (let next = findNext(known, done); next !== undefined; next = findNext(known, done)) {
    done.add(next);
    const bundled = await bundleOne(next, true);
    if (bundled) threads.set(next, bundled);
  }
  const inOrder = [...threads].sort(([a], [b]) => (a < b ? -1 : 1));
  return { main, threads: new Map(inOrder), warnings, errors };
}

function findNext(known: ReadonlySet<string>, done: ReadonlySet<string>): string | undefined {
  return [...known].filter((path) => !done.has(path)).sort()[0];
}
