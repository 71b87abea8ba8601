import type { ThreadModule } from '../hooks.ts';
import { createSafeWeakMap } from './intrinsics.ts';

const paths = createSafeWeakMap<object, string>();

/** The stand-in for a module that a thread runs; only what the compiler wrote makes one. */
export function createModule(path: string): ThreadModule {
  const module = Object.freeze({ path, toString: () => `lab:///${path}` });
  paths.set(module, path);
  return module;
}

/** The path of such a module, or undefined for anything else. */
export function pathOf(module: unknown): string | undefined {
  return typeof module === 'object' && module !== null ? paths.get(module) : undefined;
}
