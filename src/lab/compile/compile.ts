import type { Message } from 'esbuild';
import type { LibraryTexts } from '../libraries/registry.ts';
import type { Bundle, Esbuild, Module } from './bundle.ts';
import { bundlePrograms } from './bundle-programs.ts';
import { dropRepeated, isConstantAssignment, toDiagnostic, toDiagnostics } from './diagnostics.ts';
import { toCompileKey } from './compile-key.ts';
import { toHash } from './hash.ts';
import { findHooksName } from './hooks-name.ts';
import { toPlaceKey } from './pass.ts';
import { type Prepared, prepareCode } from './prepare.ts';
import { type FileRead, readModule } from './read-module.ts';
import { normalizePath } from './resolve.ts';
import type { ThreadUse } from './thread-use.ts';
import type { CodeSite, CompileRequest, CompileResult, Diagnostic } from './types.ts';

/**
 * Compiles a lab. Faults in its sources come back as diagnostics; rejects only when esbuild itself fails.
 * @param libraries texts of those that its files import (C12)
 */
export async function compile(
  esbuild: Esbuild,
  request: CompileRequest,
  libraries: LibraryTexts = {},
): Promise<CompileResult> {
  const entry = normalizePath(request.entry ?? 'main.ts');
  const sources = new Map(
    Object.entries(request.files)
      .map(([path, text]): [string, string] => [normalizePath(path), text])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (!sources.has(entry)) {
    const names = [...sources.keys()].map((path) => `'${path}'`).join(', ') || 'none';
    const message = `A lab starts with '${entry}', and there is no such file. Its files: ${names}.`;
    return { ok: false, diagnostics: [toDiagnostic(entry, message, { line: 1, column: 0 })] };
  }
  const files = new Map<string, FileRead>();
  for (const [path, source] of sources) files.set(path, await readModule(esbuild, path, source));
  const lab: Lab = { request, entry, sources, files, libraries };
  const result = await attempt(esbuild, lab, []);
  if (result.ok || !result.diagnostics.every(isConstantAssignment)) return result;
  const again = await attempt(esbuild, lab, result.diagnostics);
  if (!again.ok) return result;
  const warnings = result.diagnostics.map((diagnostic): Diagnostic => ({
    ...diagnostic,
    severity: 'warning',
  }));
  return { ...again, diagnostics: [...warnings, ...again.diagnostics] };
}

interface Lab {
  request: CompileRequest;
  entry: string;
  sources: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, FileRead>;
  libraries: LibraryTexts;
}

async function attempt(
  esbuild: Esbuild,
  { request, entry, sources, files, libraries }: Lab,
  constantsAssigned: readonly Diagnostic[],
): Promise<CompileResult> {
  const hooks = findHooksName([...sources.keys(), ...sources.values(), ...Object.values(libraries)]);
  const sites: CodeSite[] = [];
  const readableNames = new Set<string>();
  const uses = [...files.values()].flatMap((file) => (file.type === 'code' ? [file.code.threadUse] : []));
  const usesThreads = uses.some(({ startsThreads }) => startsThreads);
  const options = {
    hooks,
    recordsLines: request.record === 'lines',
    hooksElements: usesThreads,
    paths: new Set(sources.keys()),
    entry,
    sites,
    readableNames,
    constants: toPlaces(constantsAssigned),
  };
  const prepared = new Map<string, Prepared>();
  const modules = new Map<string, Module>();
  for (const [path, file] of files) {
    if (file.type === 'code') prepared.set(path, prepareCode(file.code, options));
    const module = file.type === 'code' ? prepared.get(path)?.module : file.module;
    if (module) modules.set(path, module);
  }
  const explain = (messages: readonly Message[], severity: Diagnostic['severity']): Diagnostic[] =>
    dropRepeated(
      toDiagnostics(messages, severity, entry, (file) => prepared.get(file)?.toOriginal ?? null).filter(
        ({ message }) => severity === 'error' || !message.includes(hooks),
      ),
    );

  const { main, threads, warnings, errors } = await bundlePrograms(esbuild, {
    ...{ entry, hooks, modules, readableNames, libraries },
    preludeNames: findPreludeNames(uses),
    findThreadModules: (path) => prepared.get(path)?.threadModules ?? [],
  });
  if (!main || errors.length > 0) {
    const diagnostics = explain(errors, 'error');
    if (diagnostics.length === 0) throw new Error('the bundler failed without saying why');
    return { ok: false, diagnostics };
  }
  const program = {
    hash: toHash([toCompileKey(request), ...Object.values(libraries)].join('\n')),
    ...toProgram(main, hooks, `${hooks}.done(); `, sources),
    sites,
    threads: [...threads].map(([path, bundled]) => ({ path, ...toProgram(bundled, hooks, '', sources) })),
    usesThreads,
  };
  return { ok: true, program, diagnostics: explain(warnings, 'warning') };
}

function toPlaces(diagnostics: readonly Diagnostic[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { file, line, column } of diagnostics) {
    places.set(file, (places.get(file) ?? new Set()).add(toPlaceKey({ line, column: column - 1 })));
  }
  return places;
}

/** What the lab's files take from `lab` together; null = all. */
function findPreludeNames(uses: readonly ThreadUse[]): Set<string> | null {
  const names = new Set<string>();
  for (const { preludeNames } of uses) {
    if (!preludeNames) return null;
    for (const name of preludeNames) names.add(name);
  }
  return names;
}

/** Puts a bundle into the form of C1 and H13. What stands before it takes one line of its own. */
function toProgram(
  { text, map }: Bundle,
  hooks: string,
  end: string,
  sources: ReadonlyMap<string, string>,
): { code: string; map: string } {
  const code = `(${hooks}) => async () => { "use strict"; try {\n${text}\n${end}} catch (${hooks}_e) { ${hooks}.threw(${hooks}_e); } }`;
  const sourcesContent = map.sources.map((path) => sources.get(path) ?? null);
  return { code, map: JSON.stringify({ ...map, sourcesContent, mappings: `;${map.mappings}` }) };
}
