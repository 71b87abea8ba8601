import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as native from 'esbuild';
import { build, initialize } from 'esbuild-wasm/esm/browser';
import { beforeAll, expect, test, vi } from 'vitest';
import { compile } from './compile.ts';
import type { CompileRequest } from './types.ts';

beforeAll(async () => {
  vi.stubGlobal('self', globalThis); // what a worker calls its global object
  const path = createRequire(import.meta.url).resolve('esbuild-wasm/esbuild.wasm');
  await initialize({ wasmModule: await WebAssembly.compile(readFileSync(path)), worker: false });
}, 60_000);

test.each<[string, CompileRequest]>([
  [
    'two files',
    {
      files: {
        'main.ts':
          "import { sleep } from 'lab'; import { x } from './b.ts'; await sleep(x); console.log(`ü ${x}`);",
        'b.ts': 'class Box { accessor n = 1 } export const x = new Box().n;',
      },
    },
  ],
  ['lines', { files: { 'main.ts': 'for (const x of [1]) await x;' }, record: 'lines' }],
  ['a syntax error', { files: { 'main.ts': 'const 𠮷 = ;' } }],
  ['an unknown import', { files: { 'main.ts': "import 'fs'" } }],
  ['only the bundler can read it', { files: { 'main.ts': 'class A { abstract f(): void }\nawait 1;' } }],
])('esbuild-wasm gives what esbuild gives: %s', async (_name, request) => {
  expect(await compile({ build }, request)).toEqual(await compile(native, request));
});
