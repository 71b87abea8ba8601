import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';

const folder = new URL('./golden/', import.meta.url);
/** `UPDATE_GOLDEN=1 npx vitest run src/lab/compile/golden` writes the outputs anew; read the difference before you keep it. */
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && !process.env['CI'];

test.each(readdirSync(new URL('input/', folder)))(
  '%s compiles to what its golden file shows',
  async (name) => {
    const source = readFileSync(new URL(`input/${name}`, folder), 'utf8');
    const record = name.includes('.lines.') ? 'lines' : 'tasks';
    const result = await compile(esbuild, { files: { [name]: source }, entry: name, record });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, null, 2));
    const golden = new URL(`output/${name.replace(/\.ts$/, '.js')}`, folder);
    const code = `${result.program.code}\n`;
    if (isUpdating) writeFileSync(golden, code);
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden file').toBe(code);
  },
);
