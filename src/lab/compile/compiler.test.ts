import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { bundleLibrary } from '../libraries/bundle-library.ts';
import type { Esbuild } from './bundle.ts';
import { type CompileWorker, type CompilerHost, createCompilerOn } from './compiler.ts';
import type { FromCompileWorker } from './messages.ts';
import { createCompileServer } from './serve.ts';

type Listener = (event: { data: FromCompileWorker; message?: string }) => void;

/** A worker on this thread: the real server behind the real messages, cloned as `postMessage` clones them. */
function startLocalWorker(api: Esbuild): CompileWorker & { die(): void; isEnded: boolean } {
  const listeners = new Map<string, Listener>();
  const answer = createCompileServer(
    () => Promise.resolve(api),
    (message) => {
      const data = structuredClone(message);
      queueMicrotask(() => listeners.get('message')?.({ data }));
    },
  );
  const worker = {
    isEnded: false,
    postMessage: (message: Parameters<CompileWorker['postMessage']>[0]) => {
      if (!worker.isEnded) void answer(message);
    },
    addEventListener: (type: string, listener: Listener) => {
      listeners.set(type, listener);
    },
    terminate: () => {
      worker.isEnded = true;
      listeners.clear();
    },
    die: () => {
      const report = listeners.get('error');
      worker.isEnded = true;
      report?.({ data: { type: 'failed', id: 0, message: '' }, message: 'out of memory' });
    },
  };
  return worker;
}

interface Trial {
  host: CompilerHost;
  workers: ReturnType<typeof startLocalWorker>[];
  builds: () => number;
}

function createTrial(
  plan: { fail?: (count: number) => void; loadWasm?: () => Promise<WebAssembly.Module> } = {},
): Trial {
  let builds = 0;
  const counting: Esbuild = {
    build: (options: esbuild.BuildOptions) => {
      builds++;
      plan.fail?.(builds);
      return esbuild.build(options);
    },
  };
  const workers: ReturnType<typeof startLocalWorker>[] = [];
  const empty = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  return {
    workers,
    builds: () => builds,
    host: {
      loadLibrary: (name) => Promise.resolve(bundleLibrary(name).text),
      loadWasm: plan.loadWasm ?? (() => Promise.resolve(empty)),
      startWorker: () => {
        const worker = startLocalWorker(counting);
        workers.push(worker);
        return worker;
      },
    },
  };
}

const REQUEST = { files: { 'main.ts': 'console.log(1)' } };

test('[C5] the same request is compiled once, also while it is on the way', async () => {
  const { host, builds, workers } = createTrial();
  const compiler = createCompilerOn(host);
  const [one, two] = await Promise.all([
    compiler.compile(REQUEST),
    compiler.compile({ ...REQUEST, record: 'tasks' }),
  ]);
  expect(one.ok).toBe(true);
  expect(two).toBe(one);
  expect(await compiler.compile(REQUEST)).toBe(one);
  expect(builds()).toBe(1);
  expect(workers.length).toBe(1);
});

test('the cache forgets what was not used for longest', async () => {
  const { host, builds } = createTrial();
  const compiler = createCompilerOn(host);
  await compiler.compile(REQUEST);
  for (let n = 0; n < 40; n++) await compiler.compile({ files: { 'main.ts': `console.log(${n}, 'other')` } });
  const before = builds();
  await compiler.compile(REQUEST);
  expect(builds()).toBe(before + 1);
});

test('a worker that dies is replaced, and its request asked again', async () => {
  const { host, workers } = createTrial();
  const compiler = createCompilerOn(host);
  await compiler.compile(REQUEST);
  const result = compiler.compile({ files: { 'main.ts': 'console.log(2)' } });
  await Promise.resolve();
  workers[0]!.die();
  expect((await result).ok).toBe(true);
  expect(workers.length).toBe(2);
});

test('a request that kills two workers is reported, and the next one compiles', async () => {
  const { host, workers } = createTrial({
    fail: (count) => {
      if (count <= 2) throw new Error('The service is no longer running');
    },
  });
  const compiler = createCompilerOn(host);
  const failed = await compiler.compile(REQUEST);
  expect(failed.ok).toBe(false);
  expect(failed.diagnostics[0]!.message).toContain('The service is no longer running');
  expect(workers.length).toBe(2);
  expect((await compiler.compile(REQUEST)).ok).toBe(true);
});

test('a compiler that cannot be loaded says so, and tries again', async () => {
  let attempts = 0;
  const { host: real } = createTrial();
  const compiler = createCompilerOn({
    ...real,
    loadWasm: () => (++attempts <= 2 ? Promise.reject(new Error('offline')) : real.loadWasm()),
  });
  const failed = await compiler.compile(REQUEST);
  expect(failed).toMatchObject({
    ok: false,
    diagnostics: [{ file: 'main.ts', message: expect.stringContaining('offline') as string }],
  });
  const results = [await compiler.compile(REQUEST), await compiler.compile(REQUEST)];
  expect(results.at(-1)!.ok).toBe(true);
});

test('a disposed compiler settles what is open', async () => {
  const { host, workers } = createTrial();
  const compiler = createCompilerOn(host);
  const open = compiler.compile(REQUEST);
  compiler.dispose();
  expect((await open).ok).toBe(false);
  expect((await compiler.compile(REQUEST)).ok).toBe(false);
  expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
});
