import { LIBRARIES } from '../libraries/registry.ts';

/** Path of a lab file in its one agreed form: `./a.ts`, `/a.ts` and `x/../a.ts` are all `a.ts`. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

export type Resolution =
  | { type: 'prelude' }
  | { type: 'library'; name: string }
  | { type: 'file'; path: string }
  | { type: 'missing'; message: string };

/** Finds what an import means: the prelude, a library, a file of the lab, or a sentence that says what there is (C4, C12). */
export function resolveImport(specifier: string, importer: string, paths: ReadonlySet<string>): Resolution {
  if (specifier === 'lab') return { type: 'prelude' };
  if (!/^\.{0,2}\//.test(specifier)) {
    if (LIBRARIES.some(({ name }) => name === specifier)) return { type: 'library', name: specifier };
    const own = listFiles(paths, importer);
    const rest = own === '' ? 'its own files' : `its own files: ${own}`;
    const libraries = LIBRARIES.map(({ name }) => `'${name}'`).join(', ');
    return {
      type: 'missing',
      message: `'${specifier}' is not available here. A lab may import 'lab', the libraries ${libraries}, and ${rest}.`,
    };
  }
  const folder = specifier.startsWith('/') ? '' : importer.slice(0, importer.lastIndexOf('/') + 1);
  const wanted = normalizePath(folder + specifier);
  const path = listCandidates(wanted).find((candidate) => paths.has(candidate));
  if (path !== undefined) return { type: 'file', path };
  const own = listFiles(paths, importer);
  const rest = own === '' ? 'This lab has no other file.' : `This lab may import ${own}.`;
  return { type: 'missing', message: `There is no file '${specifier}'. ${rest}` };
}

/** Finds the module that a thread is to run: a file with code in it, and not the one the lab starts with (C10). */
export function resolveThread(
  specifier: string,
  importer: string,
  paths: ReadonlySet<string>,
  entry: string,
): { path: string } | { message: string } {
  const found = resolveImport(specifier, importer, paths);
  if (found.type === 'missing') return found;
  if (found.type === 'prelude' || found.type === 'library')
    return { message: `A thread runs a file of this lab, such as './worker.ts'; '${specifier}' is none.` };
  if (!isCode(found.path))
    return { message: `A thread runs TypeScript or JavaScript, and '${found.path}' is neither.` };
  if (found.path === entry) {
    return {
      message: `A thread does not run '${entry}': its top level would begin all over. Move what the thread runs into a file of its own, such as './worker.ts'.`,
    };
  }
  return { path: found.path };
}

/** Whether a file holds TypeScript or JavaScript. */
export function isCode(path: string): boolean {
  return /\.[mc]?[tj]s$/.test(path);
}

function listCandidates(path: string): string[] {
  const withoutJs = path.replace(/\.([mc]?)js$/, '.$1ts');
  return [
    path,
    withoutJs,
    `${path}.ts`,
    `${path}.js`,
    `${path}.mts`,
    `${path}.mjs`,
    `${path}.json`,
    `${path}/index.ts`,
  ];
}

const MOST_LISTED = 8;

function listFiles(paths: ReadonlySet<string>, importer: string): string {
  const others = [...paths].filter((path) => path !== importer).sort();
  const listed = others.slice(0, MOST_LISTED).map((path) => `'./${path}'`);
  if (others.length > MOST_LISTED) listed.push('…');
  return listed.join(', ');
}
