// Stop ends all threads at once, whatever they do; what comes next finds nothing of them.
import { expect, test, toText, type TestEmbed } from './embed.ts';

type Files = Record<string, string>;

const MAIN = `import { spawn } from 'lab';
const m = new Int32Array(new SharedArrayBuffer(16));
const list = [0, 1].map((k) => spawn(() => import('./w.ts'), 'f', m, k));
for (const t of list) await t.join();
console.log(m[0]);`;

const toFiles = (body: string): Files => ({
  'main.ts': MAIN,
  'w.ts': `import { sleep } from 'lab';\nvoid sleep;\nexport async function f(m: Int32Array, k: number): Promise<void> { void k; ${body} }`,
});
const FINE = toFiles('Atomics.add(m, 0, 1);');
/** Too many orders to list. */
const LONG = toFiles('for (let n = 0; n < 9; n++) m[0]!++;');

const STUBBORN: [name: string, body: string][] = [
  ['a loop', 'for (;;);'],
  ['a spin on shared memory', 'while (Atomics.add(m, 1, 0) === 0);'],
  [
    'a loop that catches everything',
    'for (;;) { try { for (;;) await null; } catch {} finally { await null; } }',
  ],
  ['timers for ever', 'for (;;) await sleep(1);'],
  ['native code', 'const a = Array.from({ length: 2 ** 22 }, Math.random); for (;;) a.toSorted();'],
  ['a flood of output', 'for (let n = 0; ; n++) console.log(k, n);'],
];

/** Runs or explores, lets the page draw thirty frames meanwhile, then stops. `stopMs` is the time from Stop to the reply. */
async function startAndStop(
  embed: TestEmbed,
  method: 'run' | 'explore',
  params: object,
): Promise<{ result: { outcome: { type: string } }; stopMs: number }> {
  return await embed.page.evaluate(
    async ({ method, params }) => {
      const id = `stop-${Math.random()}`;
      const reply = new Promise<{ result: { outcome: { type: string } } }>((resolve) => {
        addEventListener('message', ({ data }) => {
          if (data.id === id && 'result' in data) resolve(data);
        });
      });
      postMessage({ interleave: 1, id, method, params }, location.origin);
      for (let k = 0; k < 30; k++) await new Promise((resolve) => requestAnimationFrame(resolve));
      const from = performance.now();
      postMessage({ interleave: 1, id: `${id}-stop`, method: 'stop', params: {} }, location.origin);
      const { result } = await reply;
      return { result, stopMs: performance.now() - from };
    },
    { method, params },
  );
}

/** The best of three, since other programs share this machine. */
async function expectQuickStop(stop: () => Promise<number>): Promise<void> {
  const stops = [await stop(), await stop(), await stop()];
  test.info().annotations.push({ type: 'stop', description: stops.map((ms) => ms.toFixed(0)).join(' ') });
  expect(Math.min(...stops)).toBeLessThan(100);
}

for (const clock of ['virtual', 'real'] as const)
  for (const [name, body] of STUBBORN)
    test(`[R6] [P8] ${name} in two threads, ${clock} clock`, async ({ embed }) => {
      // A short reply: what copying a long one costs is not the time that Stop takes.
      const limits = { silentMs: 60_000, steps: 1e9, virtualMs: 1e12, events: 1000, outputBytes: 20_000 };
      await expectQuickStop(async () => {
        const { result, stopMs } = await startAndStop(embed, 'run', { files: toFiles(body), clock, limits });
        expect(result.outcome.type).toBe('stopped');
        expect(toText(await embed.run(FINE, { clock }))).toBe('2\n');
        return stopMs;
      });
    });

test('[R6] threads that wait for each other in parallel', async ({ embed }) => {
  await expectQuickStop(async () => {
    const files = toFiles('Atomics.wait(m, 0, 0, 60_000);');
    const { result, stopMs } = await startAndStop(embed, 'run', { files, clock: 'real' });
    expect(result.outcome.type).toBe('stopped');
    expect(toText(await embed.run(FINE, { clock: 'real' }))).toBe('2\n');
    return stopMs;
  });
});

test.describe('exploring', () => {
  const budget = { runs: 1e7, ms: 1e6 };

  test('[R6] Stop ends it', async ({ embed }) => {
    await expectQuickStop(async () => {
      const { result, stopMs } = await startAndStop(embed, 'explore', { files: LONG, budget });
      expect(result).toMatchObject({ exhaustive: false, cutShort: 'stopped' });
      return stopMs;
    });
  });

  test('a run that starts meanwhile ends it, and is itself', async ({ embed }) => {
    const exploring = embed.request('explore', { files: LONG, budget });
    await expect
      .poll(async () => (await embed.readEvents()).some(({ event }) => event === 'progress'))
      .toBe(true);
    const result = await embed.run(FINE);
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(toText(result)).toBe('2\n');
    expect(await exploring).toMatchObject({ ok: true, result: { exhaustive: false, cutShort: 'stopped' } });
  });

  test('it ends the run before, and is complete', async ({ embed }) => {
    const running = embed.run(toFiles('console.log(k); for (;;);'), { clock: 'real' });
    await expect.poll(async () => (await embed.readEvents()).length).toBeGreaterThan(0);
    const reply = await embed.request('explore', { files: toFiles('m[0]!++;'), budget });
    expect((await running).outcome).toEqual({ type: 'stopped' });
    expect(reply).toMatchObject({ ok: true, result: { exhaustive: true, traces: 4 } });
  });

  test('[P8] what one exploration leaves the next one does not find', async ({ embed }) => {
    for (const body of [
      'm[0]!++;',
      '(globalThis as any).left = 1; m[0]! += (globalThis as any).left;',
      'm[0]!++;',
    ]) {
      const reply = await embed.request('explore', { files: toFiles(body), budget });
      expect(reply).toMatchObject({ ok: true, result: { exhaustive: true, traces: 4 } });
    }
  });
});
