import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { LIBRARIES, type LibraryTypes } from './registry.ts';

const MODULES = new URL('../../../node_modules/', import.meta.url);
const OWN_IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]|reference path=['"]([^'"]+)['"]/g;

/**
 * A library's declarations by path below `node_modules/`: those that its first file leads to, and a package.json that names that one.
 * @throws Error when the library is none, or a file is missing
 */
export function readLibraryTypes(name: string): LibraryTypes {
  const library = LIBRARIES.find((known) => known.name === name);
  if (library === undefined) throw new Error(`'${name}' is no library of labs; registry.ts lists them.`);
  const first = posix.join(name, library.types);
  const found: Record<string, string> = {
    [`${name}/package.json`]: JSON.stringify({ name, types: library.types }),
  };
  const waiting = [first];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (Object.hasOwn(found, path)) continue;
    const text = readFileSync(new URL(path, MODULES), 'utf8');
    found[path] = text;
    for (const [, imported, referenced] of text.matchAll(OWN_IMPORT)) {
      const next = posix.join(posix.dirname(path), imported ?? referenced ?? '');
      const declared = toDeclarations(next).find((candidate) => existsSync(new URL(candidate, MODULES)));
      if (declared === undefined)
        throw new Error(`${path} imports '${next}', and no declarations are there.`);
      waiting.push(declared);
    }
  }
  return found;
}

/** Where declarations of what a declaration imports may stand. */
function toDeclarations(path: string): string[] {
  const stem = path.replace(/\.[mc]?js$/, '').replace(/\.d\.ts$/, '');
  return [`${stem}.d.ts`, `${stem}.d.mts`, `${stem}/index.d.ts`];
}
