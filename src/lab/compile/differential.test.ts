import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { createRandomProgram } from './random-program.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

const seed = Number(process.env['TEST_SEED'] ?? 20261122);
const BATCHES = 24;
const BATCH = 25;

/** Many programs as one module: each a function of its own, with a console that tells them apart, run one after the other. */
function joinPrograms(seeds: readonly number[]): string {
  const programs = seeds.map(
    (programSeed) =>
      `await (async function (outer) {
        const console = { log: (...parts: unknown[]) => outer.log('${programSeed}', ...parts) };
        console.log('begin');
        ${createRandomProgram(programSeed)}
      })(console);
      for (let turn = 0; turn < 60; turn++) await null;`,
  );
  return programs.join('\n');
}

function linesOf(output: readonly string[], programSeed: number): string[] {
  return output.filter((line) => line.startsWith(`${programSeed} `));
}

describe(`generated programs (TEST_SEED=${seed})`, () => {
  test.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
    '[H1] batch %i prints the same with hooks',
    async (batch) => {
      const seeds = Array.from({ length: BATCH }, (_, index) => seed + batch * BATCH + index);
      const source = joinPrograms(seeds);
      const record = batch % 2 === 0 ? 'tasks' : 'lines';
      // A file beside is enough for a lab to be one with threads, whose elements get hooks (C11).
      const beside = batch % 4 < 2 ? { 'beside.ts': 'console.log(typeof Worker);' } : {};
      const compiled = await compile(esbuild, { files: { 'main.ts': source, ...beside }, record });
      expect(compiled.diagnostics).toEqual([]);
      if (!compiled.ok) throw new Error('unreachable');
      const bare = await runBare(esbuild, source);
      const hooked = await runInstrumented(compiled.program);
      for (const programSeed of seeds) {
        expect(linesOf(hooked.output, programSeed), `seed ${programSeed}`).toEqual(
          linesOf(bare.output, programSeed),
        );
      }
      expect(hooked.ended).toBe(bare.ended);
      expect(hooked.violations).toEqual([]);
    },
  );

  test('the same seed gives the same program', () => {
    expect(createRandomProgram(7)).toBe(createRandomProgram(7));
    expect(createRandomProgram(7)).not.toBe(createRandomProgram(8));
  });
});
