import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLabTypes } from '../../cli/check-lab-types.ts';
// eslint-disable-next-line house/rooms -- runs programs in Node
import { exploreFiles, runFiles, toText } from '../run/trial/in-node.ts';
import { bundleLibrary } from './bundle-library.ts';
import { findLibraries } from './find-libraries.ts';
import { LIBRARIES } from './registry.ts';

const CALLER = {
  'main.ts': `import { transfer, wrap } from 'comlink';
import type { Api } from './worker.ts';
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const api = wrap<Api>(worker);
console.log(await api.add(1, 2));
const bytes = new Uint8Array(8);
console.log(await api.size(transfer(bytes, [bytes.buffer])), bytes.byteLength);
try { await api.fail(); } catch (error) { console.log(String(error)); }
worker.terminate();
`,
  'worker.ts': `import { expose } from 'comlink';
const api = {
  add: (a: number, b: number) => a + b,
  size: (bytes: Uint8Array) => bytes.byteLength,
  fail: () => { throw new Error('no'); },
};
export type Api = typeof api;
expose(api);
`,
};

test.each(LIBRARIES.map(({ name }) => name))('[C12] %s is one module without static imports', (name) => {
  const { text, inputs } = bundleLibrary(name);
  expect(text).not.toMatch(/^import[ {*"']/m);
  expect(inputs.length).toBeGreaterThan(0);
});

test('[C12] a lab and its thread import a library, with types and under exploration', async () => {
  expect(checkLabTypes(CALLER)).toEqual([]);
  const result = await runFiles(CALLER, { clock: 'virtual' });
  expect(result.outcome).toEqual({ type: 'finished' });
  expect(toText(result)).toBe('3\n8 0\nError: no\n');
  const { exhaustive, outcomes } = await exploreFiles(CALLER);
  expect({ exhaustive, outcomes: outcomes.length }).toEqual({ exhaustive: true, outcomes: 1 });
});

test('[C12] types of a library are its own', () => {
  const wrong = "import { sleep } from 'effection';\nexport const wait = sleep('x');";
  expect(checkLabTypes({ 'main.ts': wrong }).map(({ line }) => line)).toEqual([2]);
});

test("[C12] a library waits on the run's clock", async () => {
  const folder = new URL('../../../content/lessons/05-coroutines/labs/real-effection/', import.meta.url);
  const main = readFileSync(new URL('main.ts', folder), 'utf8');
  expect(checkLabTypes({ 'main.ts': main })).toEqual([]);
  const result = await runFiles({ 'main.ts': main });
  expect(result.outcome).toEqual({ type: 'finished' });
  expect(result.elapsed).toBe(900);
});

test('[C12] an error that passed through a library names it at the line that called it', async () => {
  const main =
    "import { expose } from 'comlink';\nfunction begin() {\n  expose({}, null as never);\n}\nbegin();";
  const { outcome } = await runFiles({ 'main.ts': main });
  const [frame] = outcome.type === 'threw' ? outcome.error.frames : [];
  expect(frame).toMatchObject({ name: 'begin, in comlink', site: { file: 'main.ts', line: 3 } });
});

test('[C4] [C12] an unknown module is answered with what there is', async () => {
  await expect(runFiles({ 'main.ts': "import 'comlink/x';" })).rejects.toThrow("'comlink', 'effection'");
});

test('[C12] only names that are imported are fetched', () => {
  expect(findLibraries({ 'a.ts': "const a = 'comlink';", 'b.ts': 'export * from "effection";' })).toEqual([
    'effection',
  ]);
});
