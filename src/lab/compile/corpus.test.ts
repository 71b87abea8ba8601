import { readFileSync, readdirSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

const folder = new URL('./corpus/', import.meta.url);
const names = readdirSync(folder).sort();

/** A file beside is enough for a lab to be one with threads, whose elements get hooks (C11). */
const BESIDE = { 'beside.ts': 'console.log(typeof Worker);' };

describe.each([
  ['record tasks', 'tasks', {}],
  ['record lines', 'lines', {}],
  ['elements hooked', 'tasks', BESIDE],
] as const)('%s', (_name, record, beside) => {
  test.each(names)('[C7] %s runs with hooks as it does without', async (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const compiled = await compile(esbuild, { files: { [name]: source, ...beside }, entry: name, record });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 2));
    const bare = await runBare(esbuild, source);
    const { output, ended, violations } = await runInstrumented(compiled.program);
    expect(output).toEqual(bare.output);
    expect(ended).toBe(bare.ended);
    expect(ended).toBe('done');
    expect(violations).toEqual([]);
  });
});
