import { TraceMap } from '@jridgewell/trace-mapping';
import type { Message } from 'esbuild';
import type { Node, Place } from './ast.ts';
import { type Esbuild, MEANING, type Module, readOutput } from './bundle.ts';
import { toDiagnostic, toDiagnostics } from './diagnostics.ts';
import { type Language, ParseError, parseModule, toParseError } from './parse.ts';
import { toPlaceMapping } from './source-maps.ts';
import { type ThreadUse, findThreadUse } from './thread-use.ts';
import type { Diagnostic } from './types.ts';

/** A lab's file, read: code with its tree, or what the bundler takes as it is. */
export type FileRead = { type: 'code'; code: CodeRead } | { type: 'done'; module: Module };

export interface CodeRead {
  path: string;
  text: string;
  program: Node;
  language: Language;
  /** From `text` to the file, where the bundler had to lower it first. */
  lowering: TraceMap | null;
  threadUse: ThreadUse;
}

/** Reads a file of a lab. JSON and text stay as they are. */
export async function readModule(esbuild: Esbuild, path: string, source: string): Promise<FileRead> {
  const language = findLanguage(path);
  if (!language) {
    return { type: 'done', module: { contents: source, loader: path.endsWith('.json') ? 'json' : 'text' } };
  }
  const text = source.replace(/^\uFEFF/, '');
  try {
    return { type: 'code', code: readCode(path, text, language, null) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return readLowered(esbuild, path, text, language, error);
  }
}

function findLanguage(path: string): Language | null {
  if (/\.[mc]?ts$/.test(path)) return 'typescript';
  return /\.[mc]?js$/.test(path) ? 'javascript' : null;
}

/** @throws ParseError when the text is no module, or its tree is deeper than the machine's stack */
function readCode(path: string, text: string, language: Language, lowering: TraceMap | null): CodeRead {
  const program = parseModule(text, language);
  try {
    return { path, text, program, language, lowering, threadUse: findThreadUse(program, text) };
  } catch (error) {
    throw error instanceof RangeError ? toParseError(error) : error;
  }
}

/** For a file that the parser refuses: if the bundler accepts it, what the bundler makes of it is read (C7). */
async function readLowered(
  esbuild: Esbuild,
  path: string,
  text: string,
  language: Language,
  refusal: ParseError,
): Promise<FileRead> {
  let code: string;
  let map: TraceMap;
  try {
    const lowered = readOutput(
      await esbuild.build({
        ...MEANING,
        stdin: { contents: text, loader: language === 'typescript' ? 'ts' : 'js', sourcefile: path },
        write: false,
        outfile: 'lowered.js',
        sourcemap: 'external',
        supported: {}, // decorators are lowered later, with the helpers that this needs
      }),
    );
    code = lowered.text;
    map = new TraceMap(lowered.map);
  } catch (error) {
    return toFaulty(toFaults(error, path) ?? [toRefusal(path, refusal, refusal)]);
  }
  try {
    return { type: 'code', code: readCode(path, code, 'javascript', map) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return toFaulty([toRefusal(path, error, toPlaceMapping(map)(error) ?? refusal)]);
  }
}

function toFaulty(faults: Diagnostic[]): FileRead {
  return { type: 'done', module: { faults } };
}

function toRefusal(path: string, { message }: ParseError, place: Place): Diagnostic {
  return toDiagnostic(path, message, place);
}

function toFaults(error: unknown, path: string): Diagnostic[] | null {
  if (!(error instanceof Error) || !('errors' in error)) return null;
  const faults = toDiagnostics(error.errors as Message[], 'error', path, () => null);
  return faults.length > 0 ? faults : null;
}
