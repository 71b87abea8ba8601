import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { openEmbed } from '../../src/cli/embed-driver.ts';
import { median, toMs, type Row } from './row.ts';
import type { Served } from './serve-texts.ts';

const ROUNDS = 7;

/** Forty thousand small async calls, ten at a time; it prints how long it took by its own clock. */
const PROMISE_HEAVY = `
async function leaf(n: number): Promise<number> {
  await null;
  return n;
}
async function branch(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += await leaf(i + n);
  return sum;
}
async function all(): Promise<number> {
  let total = 0;
  for (let i = 0; i < 400; i++) {
    const sums = await Promise.all(Array.from({ length: 10 }, (_, k) => branch(i + k)));
    total += sums.reduce((a, b) => a + b);
  }
  return total;
}
const from = performance.now();
await all();
console.log(performance.now() - from);
`;

const ZONE = readFileSync(
  join(import.meta.dirname, '../../node_modules/zone.js/bundles/zone.umd.min.js'),
  'utf8',
);

/** In a classic worker, where zone.js can stand before the program. */
function toWorker(before: string, target: string): string {
  const asFunction = `(async () => { ${PROMISE_HEAVY.replace('console.log(', 'postMessage(')} })();`;
  const { code } = transformSync(asFunction, { loader: 'ts', target });
  return `${before}\n;${code}`;
}

/** The same program without us: as it is, and lowered under zone.js, which cannot see a native await. */
export const TRACING_FILES: Served = {
  '/bare.js': { type: 'text/javascript', body: toWorker('', 'esnext') },
  '/zone.js': { type: 'text/javascript', body: toWorker(ZONE, 'es2016') },
};

/** What recording costs a promise-heavy program, beside the same program bare and under zone.js. */
export async function measureTracing(page: Page, bench: Page, siteUrl: string): Promise<Row[]> {
  const embed = await openEmbed(page, siteUrl);
  const traced: number[] = [];
  const bare: number[] = [];
  const zone: number[] = [];
  let events = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await timeWorker(bench, '/bare.js'));
    zone.push(await timeWorker(bench, '/zone.js'));
    const reply = await embed.request('run', {
      files: { 'main.ts': PROMISE_HEAVY },
      clock: 'real',
      limits: { events: 1_000_000 },
    });
    if (!reply.ok) throw new Error(reply.error.message);
    traced.push(Number(reply.result.output[0]?.text));
    events = reply.result.trace.events.length;
  }
  const [tracedMs, bareMs, zoneMs] = [median(traced), median(bare), median(zone)];
  const note = `${events} events`;
  const row = { what: 'tracing a promise-heavy program', measured: toMs(tracedMs) };
  return [
    { ...row, against: `untraced ${toMs(bareMs)}`, ratio: tracedMs / bareMs, target: 2, note },
    { ...row, against: `under zone.js ${toMs(zoneMs)}`, ratio: tracedMs / zoneMs, target: 1 },
  ];
}

async function timeWorker(page: Page, path: string): Promise<number> {
  return await page.evaluate(async (path) => {
    const worker = new Worker(path);
    const { data } = await new Promise<MessageEvent<number>>((resolve) => (worker.onmessage = resolve));
    worker.terminate();
    return data;
  }, path);
}
