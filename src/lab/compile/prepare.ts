import { TraceMap } from '@jridgewell/trace-mapping';
import type { Message } from 'esbuild';
import type { Node, Place } from './ast.ts';
import { type Esbuild, MEANING, type Module, readOutput } from './bundle.ts';
import { toDiagnostic, toDiagnostics } from './diagnostics.ts';
import { instrument } from './instrument.ts';
import { type Language, ParseError, parseModule, toParseError } from './parse.ts';
import { createSiteTable, type PlaceMapping } from './site-table.ts';
import { composeMaps, toMapComment, toPlaceMapping } from './source-maps.ts';
import type { CodeSite, Diagnostic } from './types.ts';

export interface PrepareOptions {
  hooks: string;
  recordsLines: boolean;
  /** Sites of the program so far; this file's are appended. */
  sites: CodeSite[];
  /** Names of functions and classes so far; this file's are added. */
  readableNames: Set<string>;
  /** Places of assignments to constants (`line:column`, 1-based line, 0-based column), by file. */
  constants: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Prepared {
  module: Module;
  /** From places in the module's contents to places in the file; null when they are the same. */
  toOriginal: PlaceMapping | null;
}

/** Makes a lab's file ready for the bundler: code gets its hooks, JSON and text stay as they are. */
export async function prepareFile(
  esbuild: Esbuild,
  path: string,
  source: string,
  options: PrepareOptions,
): Promise<Prepared> {
  const language = findLanguage(path);
  if (!language) {
    return {
      module: { contents: source, loader: path.endsWith('.json') ? 'json' : 'text' },
      toOriginal: null,
    };
  }
  const text = source.replace(/^\uFEFF/, '');
  try {
    return addHooks(path, text, parseModule(text, language), null, language, options);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return prepareLowered(esbuild, path, text, error, options);
  }
}

function findLanguage(path: string): Language | null {
  if (/\.[mc]?ts$/.test(path)) return 'typescript';
  return /\.[mc]?js$/.test(path) ? 'javascript' : null;
}

function addHooks(
  path: string,
  text: string,
  program: Node,
  lowering: TraceMap | null,
  language: Language,
  options: PrepareOptions,
): Prepared {
  const { hooks, recordsLines, sites, readableNames } = options;
  const constants = options.constants.get(path) ?? new Set();
  const toFile = lowering ? toPlaceMapping(lowering) : null;
  const siteTable = createSiteTable(path, sites, toFile);
  const result = instrumentOrGiveUp(text, program, {
    file: path,
    hooks,
    recordsLines,
    sites: siteTable,
    constants,
  });
  if (result.problems.length > 0) {
    const faults = result.problems.map(({ message, node }) => {
      const place = (toFile ? toFile(node.loc.start) : node.loc.start) ?? { line: 1, column: 0 };
      return toDiagnostic(path, message, place, node.end - node.start);
    });
    return { module: { faults }, toOriginal: null };
  }
  for (const name of result.readableNames) readableNames.add(name);
  const hooked = result.text.generateDecodedMap({ source: path, hires: 'boundary' });
  const outer = new TraceMap({ version: 3, names: [], sources: [path], mappings: hooked.mappings });
  const map = lowering ? composeMaps(outer, lowering) : outer;
  return {
    module: {
      contents: `${result.text.toString()}${toMapComment(map)}\n`,
      loader: language === 'typescript' ? 'ts' : 'js',
    },
    toOriginal: toPlaceMapping(map),
  };
}

/** For a file that the parser refuses: if the bundler accepts it, hooks go into what the bundler makes of it (C7). */
async function prepareLowered(
  esbuild: Esbuild,
  path: string,
  text: string,
  refusal: ParseError,
  options: PrepareOptions,
): Promise<Prepared> {
  let code: string;
  let map: TraceMap;
  try {
    const lowered = readOutput(
      await esbuild.build({
        ...MEANING,
        stdin: {
          contents: text,
          loader: findLanguage(path) === 'typescript' ? 'ts' : 'js',
          sourcefile: path,
        },
        write: false,
        outfile: 'lowered.js',
        sourcemap: 'external',
        supported: {}, // decorators are lowered later, with the helpers that this needs
      }),
    );
    code = lowered.text;
    map = new TraceMap(lowered.map);
  } catch (error) {
    return {
      module: { faults: toFaults(error, path) ?? [toRefusal(path, refusal, refusal)] },
      toOriginal: null,
    };
  }
  try {
    return addHooks(path, code, parseModule(code, 'javascript'), map, 'javascript', options);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return {
      module: { faults: [toRefusal(path, error, toPlaceMapping(map)(error) ?? refusal)] },
      toOriginal: null,
    };
  }
}

function toRefusal(path: string, { message }: ParseError, place: Place): Diagnostic {
  return toDiagnostic(path, message, place);
}

function toFaults(error: unknown, path: string): Diagnostic[] | null {
  if (!(error instanceof Error) || !('errors' in error)) return null;
  const faults = toDiagnostics(error.errors as Message[], 'error', path, () => null);
  return faults.length > 0 ? faults : null;
}

/** @throws ParseError when the tree is deeper than the machine's stack */
function instrumentOrGiveUp(...args: Parameters<typeof instrument>): ReturnType<typeof instrument> {
  try {
    return instrument(...args);
  } catch (error) {
    throw error instanceof RangeError ? toParseError(error) : error;
  }
}
