import { expect, test, toText, type TestEmbed } from './embed.ts';

/** Main starts `f` of `w.ts` once and joins it. */
const alone = (worker: string, call = "spawn(() => import('./w.ts'), 'f')"): Record<string, string> => ({
  'main.ts': `import { spawn } from 'lab';\nconst thread = ${call};\nawait thread.join();\nconsole.log('joined');`,
  'w.ts': worker,
});
const FINE = alone('export function f(): void {}');

/** Two threads that add to one counter, and what main then prints. */
const counting = (add: string): Record<string, string> => ({
  'main.ts': `import { spawn } from 'lab';
const counter = new Int32Array(new SharedArrayBuffer(4));
const threads = [1, 2].map(() => spawn(() => import('./w.ts'), 'add', counter));
for (const thread of threads) await thread.join();
console.log(counter[0]);`,
  'w.ts': `export function add(counter: Int32Array): void { ${add} }`,
});

async function expectFine(embed: TestEmbed): Promise<void> {
  const next = await embed.run(FINE);
  expect(next.outcome).toEqual({ type: 'finished' });
  expect(toText(next)).toBe('joined\n');
}

test.describe('threads in turns and in parallel', () => {
  for (const clock of ['virtual', 'real'] as const) {
    test(`[P1] [P5] a function of a module runs in a worker, ${clock} clock`, async ({ embed }) => {
      const files = alone(
        'export function f(a: number, b: { c: string }): string { return b.c.repeat(a); }',
        "spawn(() => import('./w.ts'), 'f', 3, { c: 'x' })",
      );
      const result = await embed.run(
        { ...files, 'main.ts': `${files['main.ts'] ?? ''}\nconsole.log(await thread.join());` },
        { clock },
      );
      expect(result.outcome).toEqual({ type: 'finished' });
      expect(toText(result)).toBe('joined\nxxx\n');
      expect(result.schedule === null).toBe(clock === 'real');
      expect(result.trace.header.lanes.filter(({ kind }) => kind === 'thread')).toHaveLength(1);
    });

    test(`[P11] plain workers answer messages, ${clock} clock`, async ({ embed }) => {
      const files = {
        'main.ts': `const worker = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => { console.log(data); worker.terminate(); };
const bytes = new ArrayBuffer(64);
worker.postMessage(bytes, [bytes]);
console.log(bytes.byteLength);`,
        'w.ts': 'onmessage = ({ data }) => postMessage(data.byteLength);',
      };
      const result = await embed.run(files, { clock });
      expect(result.outcome).toEqual({ type: 'finished' });
      expect(toText(result)).toBe('0\n64\n');
    });

    test(`[P5] an error of a thread is the run's, at the learner's line, ${clock} clock`, async ({
      embed,
    }) => {
      const { outcome } = await embed.run(
        alone("export function f(): void {\n  throw new Error('boom');\n}"),
        { clock },
      );
      expect(outcome).toMatchObject({ type: 'threw', error: { name: 'Error', message: 'boom' } });
      const [frame] = outcome.type === 'threw' ? outcome.error.frames : [];
      expect(frame?.site).toMatchObject({ file: 'w.ts', line: 2 });
      await expectFine(embed);
    });

    test(`[P1] a function that does not exist is said to be missing, ${clock} clock`, async ({ embed }) => {
      const files = alone('export function f(): void {}', "(spawn as any)(() => import('./w.ts'), 'g')");
      const { outcome } = await embed.run(files, { clock });
      expect(outcome).toMatchObject({
        type: 'threw',
        error: { message: expect.stringContaining("no function 'g'") },
      });
      await expectFine(embed);
    });

    test(`[P10] what cannot be copied is refused where it is given, ${clock} clock`, async ({ embed }) => {
      const files = alone(
        'export function f(): void {}',
        "(spawn as any)(() => import('./w.ts'), 'f', () => 1)",
      );
      const { outcome } = await embed.run(files, { clock });
      expect(outcome).toMatchObject({
        type: 'threw',
        error: { name: 'DataCloneError', frames: [{ site: { file: 'main.ts', line: 2 } }] },
      });
      await expectFine(embed);
    });

    test(`[P9] the thirty-first thread is refused, ${clock} clock`, async ({ embed }) => {
      const main =
        "import { spawn } from 'lab';\nfor (let k = 0; k < 1000; k++) spawn(() => import('./w.ts'), 'f');";
      const { outcome } = await embed.run(
        { 'main.ts': main, 'w.ts': 'export function f(): void {}' },
        { clock },
      );
      expect(outcome).toMatchObject({
        type: 'threw',
        error: { name: 'RangeError', frames: [{ site: { line: 2 } }] },
      });
      await expectFine(embed);
    });

    test(`[M2] a thread that never gives its worker back is ended, ${clock} clock`, async ({ embed }) => {
      const { outcome } = await embed.run(alone('export function f(): void {\n  for (;;);\n}'), {
        clock,
        limits: { silentMs: 500 },
      });
      expect(outcome).toMatchObject({
        type: 'outOfSteps',
        limit: 'silentMs',
        site: { file: 'w.ts', line: 2 },
      });
      await expectFine(embed);
    });

    test(`[P12] waiting for nobody is a deadlock, ${clock} clock`, async ({ embed }) => {
      const files = alone(
        'export function f(cell: Int32Array): void {\n  Atomics.wait(cell, 0, 0);\n}',
        "spawn(() => import('./w.ts'), 'f', new Int32Array(new SharedArrayBuffer(4)))",
      );
      const { outcome } = await embed.run(files, { clock });
      expect(outcome.type).toBe('deadlocked');
      const sites = outcome.type === 'deadlocked' ? outcome.waiting.map(({ site }) => site?.file) : [];
      expect(sites).toContain('w.ts');
      await expectFine(embed);
    });

    test(`[R6] Stop ends a thread that reaches no hook's end, ${clock} clock`, async ({ embed }) => {
      const running = embed.run(alone('export function f(): void { console.log("on"); for (;;); }'), {
        clock,
      });
      await expect.poll(async () => (await embed.request('stop', {})).ok).toBe(true);
      expect((await running).outcome.type).toBe('stopped');
      await expectFine(embed);
    });
  }

  test('[P7] a spin on a cell is taken for waiting', async ({ embed }) => {
    const files = counting('Atomics.add(counter, 0, 1); while (Atomics.load(counter, 0) < 2);');
    const result = await embed.run(files);
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(result.findings.map(({ type }) => type)).toContain('spinCollapsed');
  });

  test('[P2] [E7] parallel threads lose updates and the race is told; a lock-free add loses none', async ({
    embed,
  }) => {
    const racy = await embed.run(counting('for (let k = 0; k < 2000; k++) counter[0]!++;'), {
      clock: 'real',
    });
    expect(racy.findings.map(({ type }) => type)).toContain('dataRace');
    expect(Number(toText(racy))).toBeLessThanOrEqual(4000);
    const safe = await embed.run(counting('for (let k = 0; k < 2000; k++) Atomics.add(counter, 0, 1);'), {
      clock: 'real',
    });
    expect(toText(safe)).toBe('4000\n');
    expect(safe.findings).toEqual([]);
  });
});

test.describe('schedules', () => {
  test('[S1] [S2] [E5] each outcome and each finding replays to the same trace', async ({ embed }) => {
    const files = counting('counter[0]!++;');
    const reply = await embed.request('explore', { files });
    if (!reply.ok) throw new Error(reply.error.message);
    const { outcomes, findings } = reply.result;
    expect(outcomes.map(({ output }) => output[0]?.text).toSorted()).toEqual(['1\n', '2\n']);
    for (const { schedule, output } of outcomes) {
      const first = await embed.run(files, { schedule });
      expect(toText(first)).toBe(output[0]?.text);
      expect(first.schedule).toBe(schedule);
      for (let k = 0; k < 20; k++) {
        const again = await embed.run(files, { schedule });
        expect(again.trace).toEqual(first.trace);
      }
    }
    for (const { schedule } of findings)
      expect((await embed.run(files, { schedule })).outcome.type).toBe('finished');
  });

  test('[S3] a schedule of another program is refused in a sentence', async ({ embed }) => {
    const { schedule } = await embed.run(counting('counter[0]!++;'));
    const { outcome } = await embed.run(counting('counter[0] = 1;'), { schedule: schedule ?? '' });
    expect(outcome).toMatchObject({
      type: 'crashed',
      message: expect.stringContaining('another version'),
    });
  });

  test('[S8] manual asks who goes next, with lines and values', async ({ embed }) => {
    const { outcome, next } = await embed.run(counting('counter[0]!++;'), { policy: 'manual' });
    expect(outcome.type).toBe('stopped');
    expect(next?.options.map(({ action, site }) => `${action} ${site?.file ?? ''}`)).toEqual([
      'read counter[0] = 0 w.ts',
      'read counter[0] = 0 w.ts',
    ]);
  });

  test('[S4] two increments over messages: 20 orders, 12 lose an update; compare-and-swap loses none', async ({
    embed,
  }) => {
    const hop = `let total = 0;
async function hop(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => { port1.onmessage = () => resolve(); port2.postMessage(0); });
}`;
    const naive = `${hop}
async function add(): Promise<void> { await hop(); const seen = total; await hop(); total = seen + 1; await hop(); }
await Promise.all([add(), add()]);
console.log(total);`;
    const careful = naive.replace(
      'const seen = total; await hop(); total = seen + 1;',
      'for (;;) { const seen = total; await hop(); if (total === seen) { total = seen + 1; break; } }',
    );
    const lost = await embed.request('explore', { files: { 'main.ts': naive } });
    if (!lost.ok) throw new Error(lost.error.message);
    expect(lost.result).toMatchObject({ exhaustive: true, traces: 20 });
    expect(lost.result.outcomes.find(({ key }) => key === '1\n')?.count).toBe(12);
    const kept = await embed.request('explore', { files: { 'main.ts': careful } });
    if (!kept.ok) throw new Error(kept.error.message);
    expect(kept.result.exhaustive).toBe(true);
    expect(kept.result.outcomes.map(({ key }) => key)).toEqual(['2\n']);
  });
});

test.describe('exploring', () => {
  test('[R6] Stop ends it with what was found, and a run takes its place', async ({ embed }) => {
    const files = counting('for (let k = 0; k < 6; k++) counter[0]!++;');
    const exploring = embed.request('explore', { files, budget: { runs: 1_000_000, ms: 600_000 } });
    await expect
      .poll(async () => (await embed.readEvents()).some(({ event }) => event === 'progress'))
      .toBe(true);
    await embed.request('stop', {});
    const reply = await exploring;
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.result).toMatchObject({ exhaustive: false, cutShort: 'stopped' });
    await expectFine(embed);
  });

  test('[R3] [P8] a program that overwrites built-ins changes its own world only', async ({ embed }) => {
    const files = counting('counter[0]!++;');
    const hostile = `Array.prototype.push = () => { throw 1; };
(Atomics as any).load = () => 99;
(Array.prototype as any)[Symbol.iterator] = null;
(Promise.prototype as any).then = null;
`;
    const reply = await embed.request('explore', {
      files: { ...files, 'w.ts': hostile + (files['w.ts'] ?? '') },
    });
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.result).toMatchObject({ exhaustive: true, traces: 4 });
    await expectFine(embed);
  });
});
