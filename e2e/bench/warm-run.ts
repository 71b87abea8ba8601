import type { Page } from 'playwright-core';
import { openEmbed } from '../../src/cli/embed-driver.ts';
import type { MachineLimits } from './machine.ts';
import { median, toMs, type Row } from './row.ts';

const ROUNDS = 15;

/** From an edit to the first line of output on a page that has run before, against compile plus three worker starts. */
export async function measureWarmRun(
  page: Page,
  siteUrl: string,
  source: string,
  machine: MachineLimits,
): Promise<Row[]> {
  const embed = await openEmbed(page, siteUrl);
  await embed.request('run', { files: { 'main.ts': source } });
  const samples = await page.evaluate(
    async ({ source, rounds }) => {
      let last = 0;
      /** Milliseconds until the reply or, where it comes first, until the first output. */
      const time = (method: string, params: object): Promise<number> => {
        const id = `bench-${++last}`;
        const from = performance.now();
        return new Promise((resolve) => {
          let first: number | null = null;
          const handle = ({ data }: MessageEvent): void => {
            if (data.event === 'output') first ??= performance.now() - from;
            if (data.id !== id || 'method' in data || 'event' in data) return;
            removeEventListener('message', handle);
            resolve(first ?? performance.now() - from);
          };
          addEventListener('message', handle);
          postMessage({ interleave: 1, id, method, params }, location.origin);
        });
      };
      const compile: number[] = [];
      const virtual: number[] = [];
      const real: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const edited = (kind: string): object => ({
          'main.ts': `console.log('${kind} ${round}');\n${source}`,
        });
        compile.push(await time('compile', { files: edited('compile') }));
        virtual.push(await time('run', { files: edited('virtual'), clock: 'virtual' }));
        const running = time('run', { files: edited('real'), clock: 'real' });
        setTimeout(() => postMessage({ interleave: 1, id: `stop-${last}`, method: 'stop', params: {} }), 250);
        real.push(await running);
      }
      return { compile, virtual, real };
    },
    { source, rounds: ROUNDS },
  );
  const compileMs = median(samples.compile);
  const workersMs = 3 * machine.workerStartMs;
  return (['virtual', 'real'] as const).flatMap((clock): Row[] => {
    const ms = median(samples[clock]);
    return [
      {
        what: `run, warm: edit to first output (${clock} clock)`,
        measured: toMs(ms),
        against: `compile ${toMs(compileMs)} + 3 worker starts ${toMs(workersMs)}`,
        ratio: ms / (compileMs + workersMs),
        target: 1,
      },
      {
        what: `run, warm: stretch (${clock} clock)`,
        measured: toMs(ms),
        against: `3 worker starts ${toMs(workersMs)}`,
        ratio: ms / workersMs,
        target: 1,
        note: 'stretch',
      },
    ];
  });
}
