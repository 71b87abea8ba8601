import type { BuildOptions, BuildResult, Loader, OutputFile, Plugin, build } from 'esbuild';
import type { LibraryTexts } from '../libraries/registry.ts';
import { LAB_NAMESPACE, LIBRARY_NAMESPACE, withoutNamespace } from './diagnostics.ts';
import { resolveImport } from './resolve.ts';
import type { Diagnostic } from './types.ts';

/** The part of esbuild that compiling needs; the same in `esbuild` and `esbuild-wasm`. */
export interface Esbuild {
  build: typeof build;
}

/** Options that keep a program's meaning: nothing async is lowered, decorators are (C2). */
export const MEANING: BuildOptions = {
  target: 'esnext',
  supported: { decorators: false },
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: { compilerOptions: { target: 'ESNext', useDefineForClassFields: true } },
};

/** A file as the bundler gets it, or what is wrong with it: that matters only once something imports it. */
export type Module = { contents: string; loader: Loader } | { faults: Diagnostic[] };

export interface BundleRequest {
  /** The module to begin with. */
  start: string;
  /** A thread's module hands its exports over, and may not import the module that the lab starts with (C9, C10). */
  isThread: boolean;
  /** The module that the lab starts with. */
  entry: string;
  hooks: string; // name of the program's parameter
  /** By normalized path. */
  modules: ReadonlyMap<string, Module>;
  /** Names of functions and classes in the sources. */
  readableNames: ReadonlySet<string>;
  /** Names that the lab takes from `lab`; null = all. */
  preludeNames: ReadonlySet<string> | null;
  /** Those that the lab's files import, at least. */
  libraries: LibraryTexts;
  /** Called for each module that belongs to the bundle. */
  handleLoad(path: string): void;
}

export interface Bundle {
  text: string;
  map: BundleMap;
  warnings: BuildResult['warnings'];
}

export interface BundleMap {
  version: 3;
  sources: string[];
  sourcesContent: (string | null)[];
  names: string[];
  mappings: string;
}

/**
 * Puts the modules of a lab together into one text without imports.
 * @throws BuildFailure (esbuild's, with `errors`) when a module is faulty or missing
 */
export async function bundle(esbuild: Esbuild, request: BundleRequest): Promise<Bundle> {
  const first = await buildOnce(esbuild, request, false);
  // The bundler renames what would clash; only then does keeping `f.name` cost a call for each function.
  const isRenamed = first.map.names.some((name) => request.readableNames.has(name));
  return isRenamed ? buildOnce(esbuild, request, true) : first;
}

async function buildOnce(esbuild: Esbuild, request: BundleRequest, keepNames: boolean): Promise<Bundle> {
  const result = await esbuild.build({
    ...MEANING,
    entryPoints: [START],
    bundle: true,
    write: false,
    outfile: 'program.js',
    format: 'esm',
    platform: 'neutral',
    sourcemap: 'external',
    treeShaking: false,
    ignoreAnnotations: true,
    keepNames,
    plugins: [toFileSystem(request)],
  });
  const { text, map } = readOutput(result);
  map.sources = map.sources.map(withoutNamespace);
  const warnings = result.warnings.filter(({ location }) => location?.namespace !== LIBRARY_NAMESPACE);
  return { text, map, warnings };
}

/** The text and the map of a build with one output and `sourcemap: 'external'`. */
export function readOutput({ outputFiles }: BuildResult<{ write: false }>): { text: string; map: BundleMap } {
  const isMap = ({ path }: OutputFile): boolean => path.endsWith('.map');
  const text = outputFiles.find((file) => !isMap(file))?.text ?? '';
  return { text, map: JSON.parse(outputFiles.find(isMap)?.text ?? '{}') as BundleMap };
}

const START = 'start';
const PRELUDE = 'prelude';

/** Every name that `lab` exports; `src/lab/prelude/lab.d.ts` tells learners what they do. */
export const PRELUDE_NAMES: readonly string[] = [
  'sleep',
  'blockingSleep',
  'write',
  'paint',
  'assert',
  'spawn',
  'Mutex',
  'Semaphore',
  'Condition',
  'RwLock',
  'Barrier',
  'Channel',
];

function toFileSystem(request: BundleRequest): Plugin {
  const { start, isThread, entry, hooks, modules, preludeNames, libraries } = request;
  const exported = PRELUDE_NAMES.filter((name) => !preludeNames || preludeNames.has(name));
  const paths = new Set(modules.keys());
  return {
    name: 'lab-files',
    setup: (setup) => {
      setup.onResolve({ filter: /.*/ }, ({ path, kind, importer, namespace }) => {
        if (kind === 'entry-point') return { path: START, namespace: START };
        if (namespace === LIBRARY_NAMESPACE) return { path, external: true };
        if (namespace === START) return { path: start, namespace: LAB_NAMESPACE };
        const found = resolveImport(path, importer, paths);
        if (found.type === 'prelude') return { path: 'lab', namespace: PRELUDE };
        if (found.type === 'library') return { path: found.name, namespace: LIBRARY_NAMESPACE };
        if (found.type === 'missing') return { errors: [{ text: found.message }] };
        if (isThread && found.path === entry) return { errors: [{ text: toReturnFault(entry) }] };
        return { path: found.path, namespace: LAB_NAMESPACE };
      });
      setup.onLoad({ filter: /.*/, namespace: START }, () => ({
        contents: isThread ? toThreadStart(start, hooks) : `import ${JSON.stringify(`./${start}`)};`,
      }));
      setup.onLoad({ filter: /.*/, namespace: PRELUDE }, () => ({
        contents: `${exported.map((name) => `export const ${name} = ${hooks}.lab.${name};`).join('\n')}\nexport {};`,
      }));
      setup.onLoad({ filter: /.*/, namespace: LIBRARY_NAMESPACE }, ({ path }) => {
        const contents = libraries[path];
        return contents === undefined
          ? { errors: [{ text: toUnreadFault(path) }] }
          : { contents, loader: 'js' };
      });
      setup.onLoad({ filter: /.*/, namespace: LAB_NAMESPACE }, ({ path }) => {
        request.handleLoad(path);
        const module = modules.get(path);
        return module && 'faults' in module
          ? { errors: [{ text: 'faulty', detail: module.faults }] }
          : module;
      });
    },
  };
}

function toThreadStart(start: string, hooks: string): string {
  return `import * as ${hooks}_exports from ${JSON.stringify(`./${start}`)}; ${hooks}.done(${hooks}_exports);`;
}

function toUnreadFault(name: string): string {
  return `The library '${name}' was not fetched: its name could not be read in the import. Write it as it is, in quotes.`;
}

function toReturnFault(entry: string): string {
  return `A thread's code does not import '${entry}': its top level would run again there. Move what both need into a file of its own, and import that.`;
}
