import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { createElementProgram } from './random-elements.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

const seed = Number(process.env['TEST_SEED'] ?? 20261122);
const BATCHES = 20;
const BATCH = 20;

describe(`generated programs about elements (TEST_SEED=${seed})`, () => {
  test.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
    '[H14] batch %i does the same with hooks, in the same order',
    async (batch) => {
      const record = batch % 2 === 0 ? 'tasks' : 'lines';
      const hooksCalled = new Set<string>();
      for (let index = 0; index < BATCH; index++) {
        const programSeed = seed + batch * BATCH + index;
        const source = createElementProgram(programSeed);
        const compiled = await compile(esbuild, { files: { 'main.ts': source }, record });
        if (!compiled.ok) throw new Error(`seed ${programSeed}: ${JSON.stringify(compiled.diagnostics)}`);
        expect(compiled.program.usesThreads).toBe(true);
        const bare = await runBare(esbuild, source);
        const { output, ended, calls, violations } = await runInstrumented(compiled.program);
        expect({ output, ended }, `seed ${programSeed}`).toEqual(bare);
        expect(violations).toEqual([]);
        for (const call of calls) hooksCalled.add(call.split(' ', 1)[0] ?? '');
      }
      for (const hook of ['get', 'set', 'ref', 'assigned', 'updated']) expect(hooksCalled).toContain(hook);
    },
  );
});
