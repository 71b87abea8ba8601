import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something by others that the site serves. */
export interface Licence {
  name: string; // of the npm package
  version: string;
  use: string; // what it does here
  licence: string; // SPDX id
  homepage: string;
  text: string; // of the licence file
}

const SERVED: readonly [name: string, use: string][] = [
  ['flag-icons', 'the flags of the course network'],
  ['@fontsource-variable/atkinson-hyperlegible-next', 'the typeface of text'],
  ['@fontsource-variable/jetbrains-mono', 'the typeface of code'],
  ['monaco-editor', 'the editor'],
  ['esbuild-wasm', 'the compiler of labs'],
  ['@babel/parser', 'reading what labs say'],
  ['magic-string', 'writing hooks into labs'],
  ['@jridgewell/trace-mapping', 'leading errors back to their lines'],
  ['react', 'the live lab'],
  ['react-dom', 'the live lab'],
  ['react-resizable-panels', 'panes that can be dragged'],
  ['diff', 'comparing a prediction with a run'],
  ['comlink', 'a library that labs import'],
  ['effection', 'a library that labs import'],
  ['idb', 'keeping drafts and predictions in the browser'],
];

const FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'];

function readLicence(name: string, use: string, modules: string): Licence {
  const folder = join(modules, name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
    homepage?: string;
  };
  const file = FILES.map((candidate) => join(folder, candidate)).find((path) => existsSync(path));
  return {
    name,
    use,
    version: about.version,
    licence: about.license,
    homepage: about.homepage ?? `https://www.npmjs.com/package/${name}`,
    text: file === undefined ? '' : readFileSync(file, 'utf8').trim(),
  };
}

/** What others made that the site serves, with the licences that its packages carry. */
export function readLicences(modules = 'node_modules'): Licence[] {
  return SERVED.map(([name, use]) => readLicence(name, use, modules));
}
