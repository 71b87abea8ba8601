import { TraceMap } from '@jridgewell/trace-mapping';
import type { Module } from './bundle.ts';
import { toDiagnostic } from './diagnostics.ts';
import { type InstrumentOptions, type Instrumented, instrument } from './instrument.ts';
import { toParseError } from './parse.ts';
import type { CodeRead } from './read-module.ts';
import { resolveThread } from './resolve.ts';
import { createSiteTable, type PlaceMapping } from './site-table.ts';
import { composeMaps, toMapComment, toPlaceMapping } from './source-maps.ts';
import type { CodeSite } from './types.ts';

export interface PrepareOptions {
  hooks: string;
  recordsLines: boolean;
  /** The lab can start threads (C11). */
  hooksElements: boolean;
  /** Paths of the lab's files, and the one it starts with. */
  paths: ReadonlySet<string>;
  entry: string;
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
  /** Modules that threads run which this one starts. */
  threadModules: ReadonlySet<string>;
}

/** Makes code ready for the bundler: gives it its hooks. */
export function prepareCode(code: CodeRead, options: PrepareOptions): Prepared {
  const { path, lowering, language } = code;
  const toFile = lowering ? toPlaceMapping(lowering) : null;
  const result = instrumentOrGiveUp(code, {
    file: path,
    hooks: options.hooks,
    recordsLines: options.recordsLines,
    hooksElements: options.hooksElements,
    sites: createSiteTable(path, options.sites, toFile),
    constants: options.constants.get(path) ?? new Set(),
    threadUse: code.threadUse,
    resolveThread: (specifier) => resolveThread(specifier, path, options.paths, options.entry),
  });
  if (typeof result === 'string') {
    const faults = [toDiagnostic(path, result, { line: 1, column: 0 })];
    return { module: { faults }, toOriginal: null, threadModules: new Set() };
  }
  const { threadModules } = result;
  if (result.problems.length > 0) {
    const faults = result.problems.map(({ message, node }) => {
      const place = (toFile ? toFile(node.loc.start) : node.loc.start) ?? { line: 1, column: 0 };
      return toDiagnostic(path, message, place, node.end - node.start);
    });
    return { module: { faults }, toOriginal: null, threadModules };
  }
  for (const name of result.readableNames) options.readableNames.add(name);
  const hooked = result.text.generateDecodedMap({ source: path, hires: 'boundary' });
  const outer = new TraceMap({ version: 3, names: [], sources: [path], mappings: hooked.mappings });
  const map = lowering ? composeMaps(outer, lowering) : outer;
  return {
    module: {
      contents: `${result.text.toString()}${toMapComment(map)}\n`,
      loader: language === 'typescript' ? 'ts' : 'js',
    },
    toOriginal: toPlaceMapping(map),
    threadModules,
  };
}

/** The module with hooks, or a sentence when its tree is deeper than the machine's stack. */
function instrumentOrGiveUp({ text, program }: CodeRead, options: InstrumentOptions): Instrumented | string {
  try {
    return instrument(text, program, options);
  } catch (error) {
    if (error instanceof RangeError) return toParseError(error).message;
    throw error;
  }
}
