import type { Message } from 'esbuild';
import { type Bundle, type Esbuild, type Module, bundle } from './bundle.ts';
import { isConstantAssignment, toDiagnostic, toDiagnostics } from './diagnostics.ts';
import { toCompileKey } from './compile-key.ts';
import { toHash } from './hash.ts';
import { findHooksName } from './hooks-name.ts';
import { toPlaceKey } from './pass.ts';
import { type Prepared, prepareFile } from './prepare.ts';
import { normalizePath } from './resolve.ts';
import type { CodeSite, CompileRequest, CompileResult, Diagnostic, Program } from './types.ts';

/** Compiles a lab. Faults in its sources come back as diagnostics; rejects only when esbuild itself fails. */
export async function compile(esbuild: Esbuild, request: CompileRequest): Promise<CompileResult> {
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
  const result = await attempt(esbuild, request, entry, sources, []);
  if (result.ok || !result.diagnostics.every(isConstantAssignment)) return result;
  const again = await attempt(esbuild, request, entry, sources, result.diagnostics);
  if (!again.ok) return result;
  const warnings = result.diagnostics.map((diagnostic): Diagnostic => ({
    ...diagnostic,
    severity: 'warning',
  }));
  return { ...again, diagnostics: [...warnings, ...again.diagnostics] };
}

async function attempt(
  esbuild: Esbuild,
  request: CompileRequest,
  entry: string,
  sources: ReadonlyMap<string, string>,
  constantsAssigned: readonly Diagnostic[],
): Promise<CompileResult> {
  const hooks = findHooksName([...sources.keys(), ...sources.values()]);
  const sites: CodeSite[] = [];
  const readableNames = new Set<string>();
  const recordsLines = request.record === 'lines';
  const constants = new Map<string, Set<string>>();
  for (const { file, line, column } of constantsAssigned) {
    constants.set(file, (constants.get(file) ?? new Set()).add(toPlaceKey({ line, column: column - 1 })));
  }
  const prepared = new Map<string, Prepared>();
  const modules = new Map<string, Module>();
  for (const [path, source] of sources) {
    const options = { hooks, recordsLines, sites, readableNames, constants };
    const file = await prepareFile(esbuild, path, source, options);
    prepared.set(path, file);
    modules.set(path, file.module);
  }
  const explain = (messages: readonly Message[], severity: Diagnostic['severity']): Diagnostic[] =>
    toDiagnostics(messages, severity, entry, (file) => prepared.get(file)?.toOriginal ?? null);

  try {
    const bundled = await bundle(esbuild, { entry, hooks, modules, readableNames });
    const warnings = explain(bundled.warnings, 'warning').filter(({ message }) => !message.includes(hooks));
    const hash = toHash(toCompileKey(request));
    return { ok: true, program: toProgram(bundled, hooks, hash, sites, sources), diagnostics: warnings };
  } catch (error) {
    const diagnostics =
      error instanceof Error && 'errors' in error ? explain(error.errors as Message[], 'error') : [];
    if (diagnostics.length === 0) throw error;
    return { ok: false, diagnostics };
  }
}

/** Puts a bundle into the form of C1 and H13. What stands before it takes one line of its own. */
function toProgram(
  { text, map }: Bundle,
  hooks: string,
  hash: string,
  sites: CodeSite[],
  sources: ReadonlyMap<string, string>,
): Program {
  const code = `(${hooks}) => async () => { "use strict"; try {\n${text}\n${hooks}.done(); } catch (${hooks}_e) { ${hooks}.threw(${hooks}_e); } }`;
  const sourcesContent = map.sources.map((path) => sources.get(path) ?? null);
  return { hash, code, map: JSON.stringify({ ...map, sourcesContent, mappings: `;${map.mappings}` }), sites };
}
