import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { openEmbed } from '../../src/cli/embed-driver.ts';
import { median, type Row } from './row.ts';
import type { Served } from './serve-texts.ts';

const ROUNDS = 5;
/** Increments of each of the two callers; together they can go in 12 over 6 = 924 orders. */
const INCREMENTS = 6;
const ORDERS = 924;

/** Two callers that read, await and write; what they await may come at any time. */
const toRace = (wait: string): string => `
let count = 0;
async function increment() {
  const before = count;
  await ${wait};
  count = before + 1;
}
async function caller() {
  for (let k = 0; k < ${INCREMENTS}; k++) await increment();
}
const both = Promise.all([caller(), caller()]);`;

/** The same race in a worker of its own under fast-check's scheduler; a message starts it, its time comes back. */
export async function bundleFastCheck(): Promise<Served> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { asyncProperty, check, scheduler } from 'fast-check';
onmessage = async () => {
  const from = performance.now();
  const { failed } = await check(
    asyncProperty(scheduler(), async (s) => {
      ${toRace('s.schedule(Promise.resolve())')}
      await s.waitFor(both);
      if (count < 2 || count > ${2 * INCREMENTS}) throw new Error('not this race');
    }),
    { numRuns: ${ORDERS} },
  );
  postMessage({ failed, ms: performance.now() - from });
};`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
  });
  return { '/fast-check.js': { type: 'text/javascript', body: outputFiles[0]?.text ?? '' } };
}

/** Orders a second of an asynchronous race, each once, against as many drawn by fast-check's scheduler, which repeats some. */
export async function measureExploreRate(page: Page, blank: Page, siteUrl: string): Promise<Row> {
  const embed = await openEmbed(page, siteUrl);
  const files = { 'main.ts': `${toRace("fetch('/net/flags/br.svg')")}\nawait both;\nconsole.log(count);` };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const theirMs = await timeFastCheck(blank);
    const reply = await embed.request('explore', {
      files,
      strategy: 'dfs',
      budget: { runs: 2 * ORDERS, ms: 60_000 },
    });
    if (!reply.ok) throw new Error(reply.error.message);
    const { exhaustive, traces, elapsed } = reply.result;
    if (!exhaustive || traces !== ORDERS)
      throw new Error(`Expected each of ${ORDERS} orders once, found ${traces}.`);
    if (round === 0) continue; // both sides are new
    theirs.push(theirMs / ORDERS);
    ours.push(elapsed / ORDERS);
  }
  const [ourMs, theirMs] = [median(ours), median(theirs)];
  const toRate = (ms: number): string => `${Math.round(1000 / ms)}/s`;
  return {
    what: `exploring an async race, each of ${ORDERS} orders once: time an order`,
    measured: toRate(ourMs),
    against: `fast-check's scheduler, random orders ${toRate(theirMs)}`,
    ratio: ourMs / theirMs,
    target: 3.3, // 0.3 of its rate
    note: 'stretch: 1×',
  };
}

async function timeFastCheck(page: Page): Promise<number> {
  const { failed, ms } = await page.evaluate(async () => {
    const worker = new Worker('/fast-check.js', { type: 'module' });
    worker.postMessage(0);
    const { data } = await new Promise<MessageEvent<{ failed: boolean; ms: number }>>(
      (resolve) => (worker.onmessage = resolve),
    );
    worker.terminate();
    return data;
  });
  if (failed) throw new Error('The race under fast-check failed.');
  return ms;
}
