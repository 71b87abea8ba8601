import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { findLibraries } from './find-libraries.ts';
import type { LibraryTexts } from './registry.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * A library of node_modules as one ES module without imports, and the files that it is made of. Nothing async in it is lowered.
 * @throws esbuild's BuildFailure when the package is missing, or needs what a lab has not
 */
export function bundleLibrary(name: string): { text: string; inputs: string[] } {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [name],
    outfile: 'library.js',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'esnext',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'browser', 'default'],
    external: ['node:*'], // what runs under Node alone, behind `import()`
    define: { 'process.env.NODE_ENV': '"production"' },
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs).map((path) => resolve(ROOT, path));
  return { text: outputFiles[0]?.text ?? '', inputs };
}

const bundled = new Map<string, string>();

/** Texts of the libraries that these sources import, made in Node; each is made once a process. */
export function bundleLibraries(files: Readonly<Record<string, string>>): LibraryTexts {
  return Object.fromEntries(
    findLibraries(files).map((name) => {
      const text = bundled.get(name) ?? bundleLibrary(name).text;
      bundled.set(name, text);
      return [name, text];
    }),
  );
}
