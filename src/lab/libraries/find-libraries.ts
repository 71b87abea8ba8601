import { LIBRARIES } from './registry.ts';

const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Names of the libraries that these sources import, each once. A name in a comment counts too: it costs a download, no more. */
export function findLibraries(files: Readonly<Record<string, string>>): string[] {
  const wanted = new Set(
    Object.values(files).flatMap((text) => [...text.matchAll(IMPORTED)].map(([, , name]) => name)),
  );
  return LIBRARIES.map(({ name }) => name).filter((name) => wanted.has(name));
}
