import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { runBare, runInstrumented } from './trial/run-trial.ts';

const SOURCE = `
const promise = Promise.resolve(1);
const table: Record<string, () => Promise<unknown>> = {
  'return 1': async () => 1,
  'return promise': async () => promise,
  'return await 1': async () => await 1,
  'return await promise': async () => await promise,
  'method returning 1': { async run() { return 1; } }.run,
  'method returning a promise': { async run() { return promise; } }.run,
  'returning a call': async () => table['return 1']!(),
  'awaiting a call': async () => await table['return 1']!(),
  'block': async () => { { return promise; } },
  'try': async () => { try { return promise; } finally {} },
};
for (const [name, run] of Object.entries(table)) {
  let ticks = 0;
  let isDone = false;
  void run().then(() => { isDone = true; });
  while (!isDone) { await undefined; ticks++; }
  console.log(name, ticks);
}
`;

test('[H1] the tick table stands before and after', async () => {
  const bare = await runBare(esbuild, SOURCE);
  for (const record of ['tasks', 'lines'] as const) {
    const files = { 'main.ts': SOURCE, 'beside.ts': 'console.log(typeof Worker);' };
    const compiled = await compile(esbuild, { files, record });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const hooked = await runInstrumented(compiled.program);
    expect(hooked.output).toEqual(bare.output);
    expect(hooked.output.slice(0, 4)).toEqual([
      'return 1 1',
      'return promise 3',
      'return await 1 2',
      'return await promise 2',
    ]);
  }
});
