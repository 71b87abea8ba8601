import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import type { Program, SourceFiles } from './types.ts';

const folder = new URL('./golden/', import.meta.url);
/** `UPDATE_GOLDEN=1 npx vitest run src/lab/compile/golden` writes the outputs anew; read the difference before you keep it. */
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

/** A file is a lab of its own; a folder is one that starts with its `main.ts`. */
function readLab(name: string): { files: SourceFiles; entry: string } {
  const read = (path: string): string => readFileSync(new URL(`input/${path}`, folder), 'utf8');
  if (name.endsWith('.ts')) return { files: { [name]: read(name) }, entry: name };
  const files = readdirSync(new URL(`input/${name}/`, folder));
  return {
    files: Object.fromEntries(files.map((file) => [file, read(`${name}/${file}`)])),
    entry: 'main.ts',
  };
}

function toText({ code, threads }: Program): string {
  return [code, ...threads.map((thread) => `\n// thread ${thread.path}\n${thread.code}`), ''].join('\n');
}

test.each(readdirSync(new URL('input/', folder)))(
  '%s compiles to what its golden file shows',
  async (name) => {
    const record = name.includes('.lines.') ? 'lines' : 'tasks';
    const result = await compile(esbuild, { ...readLab(name), record });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 2));
    const golden = new URL(`output/${name.replace(/\.ts$/, '')}.js`, folder);
    const text = toText(result.program);
    if (isUpdating) writeFileSync(golden, text);
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden file').toBe(text);
  },
);
