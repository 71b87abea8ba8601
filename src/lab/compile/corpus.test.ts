import { readFileSync, readdirSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

const folder = new URL('./corpus/', import.meta.url);
const names = readdirSync(folder).sort();

describe.each(['tasks', 'lines'] as const)('record %s', (record) => {
  test.each(names)('[C7] %s runs with hooks as it does without', async (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const compiled = await compile(esbuild, { files: { [name]: source }, entry: name, record });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 2));
    const bare = await runBare(esbuild, source);
    const { output, ended, violations } = await runInstrumented(compiled.program);
    expect(output).toEqual(bare.output);
    expect(ended).toBe(bare.ended);
    expect(ended).toBe('done');
    expect(violations).toEqual([]);
  });
});
