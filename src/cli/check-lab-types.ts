import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { findLibraries } from '../lab/libraries/find-libraries.ts';
import { readLibraryTypes } from '../lab/libraries/read-library-types.ts';
import type { Diagnostic, SourceFiles } from '../lab/compile/types.ts';

const PRELUDE = join(import.meta.dirname, '../lab/prelude/lab.d.ts');
const LIBRARIES = dirname(ts.getDefaultLibFilePath({}));

/** How labs are type-checked: the same in the page's editor. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  types: [],
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Parsed libraries by path: they are large and the same for every lab. */
const parsedLibraries = new Map<string, ts.SourceFile | undefined>();

/** Type errors of a lab, as the editor would underline them; none when it type-checks. */
export function checkLabTypes(files: SourceFiles): Diagnostic[] {
  const root = '/lab/';
  const own = Object.entries(files).map(([path, text]): [string, string] => [root + path, text]);
  const libraries = findLibraries(files)
    .flatMap((name) => Object.entries(readLibraryTypes(name)))
    .map(([path, text]): [string, string] => [`/node_modules/${path}`, text]);
  const host = createHost(new Map([...own, ...libraries]));
  const program = ts.createProgram([PRELUDE, ...own.map(([path]) => path)], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map((diagnostic) => toDiagnostic(diagnostic, root));
}

function createHost(sources: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    getSourceFile: (path, options) => {
      const source = sources.get(path);
      return source === undefined ? parseLibrary(path, options) : ts.createSourceFile(path, source, options);
    },
    fileExists: (path) => sources.has(path) || ts.sys.fileExists(path),
    readFile: (path) => sources.get(path) ?? ts.sys.readFile(path),
    directoryExists: () => true,
    getDirectories: () => [],
    getDefaultLibFileName: () => join(LIBRARIES, 'lib.esnext.d.ts'),
    getDefaultLibLocation: () => LIBRARIES,
    getCurrentDirectory: () => '/lab',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  };
}

function parseLibrary(
  path: string,
  options: ts.CreateSourceFileOptions | ts.ScriptTarget,
): ts.SourceFile | undefined {
  if (!parsedLibraries.has(path)) {
    const isOurs = path === PRELUDE || path.startsWith(LIBRARIES);
    const text = isOurs && ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : undefined;
    parsedLibraries.set(path, text === undefined ? undefined : ts.createSourceFile(path, text, options));
  }
  return parsedLibraries.get(path);
}

function toDiagnostic({ file, start, length, messageText }: ts.Diagnostic, root: string): Diagnostic {
  const { line, character } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? { line: 0, character: 0 };
  return {
    severity: 'error',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    file: file?.fileName.replace(root, '') ?? '',
    line: line + 1,
    column: character + 1,
    length: length ?? 0,
  };
}
