import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { median, toMs, type Row } from './row.ts';
import type { Served } from './serve-texts.ts';

const ROUNDS = 5;
const ESBUILD = join(import.meta.dirname, '../../node_modules/esbuild-wasm');

/** The limit: a worker that does nothing but fetch esbuild and transform one line. */
export const COLD_FILES: Served = {
  '/esbuild.html': {
    type: 'text/html',
    body: `<!doctype html><title>esbuild</title><script type="module">
      const worker = new Worker('/esbuild-worker.js', { type: 'module' });
      worker.onmessage = () => document.documentElement.dataset.doneMs = String(performance.now());
    </script>`,
  },
  '/esbuild-worker.js': {
    type: 'text/javascript',
    body: `import { initialize, transform } from '/esbuild.js';
      await initialize({ wasmURL: '/esbuild.wasm', worker: false });
      await transform('const n: number = 1', { loader: 'ts' });
      postMessage(0);`,
  },
  '/esbuild.js': { type: 'text/javascript', body: readFileSync(join(ESBUILD, 'esm/browser.min.js'), 'utf8') },
  '/esbuild.wasm': { type: 'application/wasm', body: readFileSync(join(ESBUILD, 'esbuild.wasm')) },
};

/** From opening the embed page with an empty cache to the first output, against fetching and starting esbuild alone. */
export async function measureColdRun(
  browser: Browser,
  benchUrl: string,
  siteUrl: string,
  source: string,
): Promise<Row> {
  const limits: number[] = [];
  const runs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    limits.push(await timeEsbuild(browser, benchUrl));
    runs.push(await timeFirstOutput(browser, siteUrl, source));
  }
  const [limitMs, runMs] = [median(limits), median(runs)];
  return {
    what: 'run, cold cache: page open to first output',
    measured: toMs(runMs),
    against: `esbuild fetched, started, first transform ${toMs(limitMs)}`,
    ratio: runMs / limitMs,
    target: 1.5,
  };
}

async function timeEsbuild(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/esbuild.html`);
  await page.waitForFunction(() => document.documentElement.dataset['doneMs'] !== undefined);
  const ms = Number(await page.evaluate(() => document.documentElement.dataset['doneMs']));
  await context.close();
  return ms;
}

async function timeFirstOutput(browser: Browser, url: string, source: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript((source) => {
    addEventListener('message', ({ data }) => {
      const isDone = data.event === 'output' || ('result' in data && data.id === 'cold');
      if (isDone) document.documentElement.dataset['doneMs'] ??= String(performance.now());
    });
    // A module that has run has put its listener up: ask as soon as the page is parsed and its scripts are through.
    addEventListener('DOMContentLoaded', () =>
      postMessage(
        { interleave: 1, id: 'cold', method: 'run', params: { files: { 'main.ts': source } } },
        location.origin,
      ),
    );
  }, source);
  await page.goto(`${url}/embed/`);
  await page.waitForFunction(() => document.documentElement.dataset['doneMs'] !== undefined);
  const ms = Number(await page.evaluate(() => document.documentElement.dataset['doneMs']));
  await context.close();
  return ms;
}
