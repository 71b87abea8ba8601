// What only a browser shows of the engine: clocks, limits, Stop, errors.
import type { RunLimits, RunResult } from '../src/lab/run/types.ts';
import { COUNTDOWN, COUNTDOWN_BLOCKING, COUNTDOWN_LINES } from './countdown.ts';
import { expect, test, toFiles, toText, toTimedLines } from './embed.ts';
import { isInSequence } from './lane-order.ts';

test.describe('virtual clock', () => {
  test('countdown, twelve times: the same to the last event', async ({ embed }) => {
    const runs: RunResult[] = [];
    for (let round = 0; round < 12; round++) runs.push(await embed.run(COUNTDOWN));
    expect(toTimedLines(runs[0]!)).toEqual(COUNTDOWN_LINES);
    const seen = runs.map(({ outcome, output, trace, elapsed, findings }) =>
      JSON.stringify({ outcome, output, trace, elapsed, findings }),
    );
    expect(new Set(seen).size).toBe(1);
    // Six seconds of program time: the best of the runs took well under a second of ours.
    expect(Math.min(...runs.map(({ wallMs }) => wallMs))).toBeLessThan(500);
  });

  test('countdown, blocking: one lane after the other, twelve seconds', async ({ embed }) => {
    const result = await embed.run(COUNTDOWN_BLOCKING);
    expect(result.elapsed).toBe(12_000);
    expect(isInSequence(result.trace)).toBe(true);
    expect(isInSequence((await embed.run(COUNTDOWN)).trace)).toBe(false);
  });

  test('each counter has its lane, named as the call reads', async ({ embed }) => {
    const { trace } = await embed.run(COUNTDOWN);
    expect(trace.header.lanes.map(({ label }) => label)).toEqual([
      'main',
      'countdown A',
      'countdown B',
      'countdown C',
      'countdown D',
    ]);
  });

  test('Date, performance, timers and timeouts tell one time', async ({ embed }) => {
    const result = await embed.run(`
      const start = Date.now(), mark = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      console.log(Date.now() - start, performance.now() - mark, new Date().getTime() - start);
      const signal = AbortSignal.timeout(250);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      console.log(Date.now() - start, signal.reason.name);
      let ticks = 0;
      await new Promise<void>((resolve) => {
        const interval = setInterval(() => { if (++ticks === 3) { clearInterval(interval); resolve(); } }, 100);
      });
      console.log(Date.now() - start, ticks);`);
    expect(toText(result)).toBe('1500 1500 1500\n1750 TimeoutError\n2050 3\n');
  });

  test('chance repeats with its seed and changes with another', async ({ embed }) => {
    const source = `console.log(Math.random(), ...crypto.getRandomValues(new Uint8Array(4)))`;
    const [one, again, other] = [
      await embed.run(source, { seed: 1 }),
      await embed.run(source, { seed: 1 }),
      await embed.run(source, { seed: 2 }),
    ];
    expect(toText(again)).toBe(toText(one));
    expect(toText(other)).not.toBe(toText(one));
  });

  test('a loop that watches the clock ends, and is told of once', async ({ embed }) => {
    const result = await embed.run(
      `const end = Date.now() + 500; while (Date.now() < end); console.log('over');`,
    );
    expect(result).toMatchObject({ outcome: { type: 'finished' } });
    expect(result.elapsed).toBeGreaterThanOrEqual(500);
    expect(result.findings.filter(({ type }) => type === 'clockWatched')).toHaveLength(1);
  });

  test('scheduler and MessageChannel keep the order of the platform', async ({ embed }) => {
    const result = await embed.run(`
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => { console.log('message', data); port1.close(); };
      port2.postMessage(1);
      setTimeout(() => console.log('timer'), 5);
      queueMicrotask(() => console.log('microtask'));
      await scheduler.postTask(() => console.log('task'));
      console.log('main');`);
    const lines = toText(result).trim().split('\n');
    expect(lines[0]).toBe('microtask');
    expect(lines.at(-1)).toBe('timer');
    expect(lines.toSorted()).toEqual(['main', 'message 1', 'microtask', 'task', 'timer']);
  });
});

test.describe('what the platform does beside the program', () => {
  const TICKS = `
    const ticks = setInterval(() => console.log('tick'), 100);
    const key = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-CBC', true, ['encrypt']);
    await crypto.subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, new Uint8Array(99));
    const digest = await crypto.subtle.digest('SHA-1', new Uint8Array(200_100));
    console.log('hash', [...new Uint8Array(digest)].length, key.algorithm.name);
    await crypto.subtle.digest('SHA-0', new Uint8Array(1)).catch(({ name }) => console.log(name));
    clearInterval(ticks);`;
  const LATE = `
    addEventListener('unhandledrejection', () => console.log('reported'));
    addEventListener('rejectionhandled', () => console.log('handled'));
    const p = Promise.reject(new Error('no'));
    await new Promise((r) => setTimeout(r, 10));
    p.catch(() => {});`;

  test('[T10] crypto.subtle takes its time while others go on, on either clock', async ({ embed }) => {
    const timed = toTimedLines(await embed.run(TICKS));
    expect(timed).toEqual([
      ...['100 tick', '200 tick', '300 tick', '400 tick'],
      ...['403 hash 20 AES-CBC', '404 NotSupportedError'],
    ]);
    expect(toText(await embed.run(TICKS, { clock: 'real' }))).toContain('hash 20 AES-CBC\n');
    const threads = {
      'main.ts': `import { spawn } from 'lab';\nawait spawn(() => import('./w.ts'), 'work').join();`,
      'w.ts': `export async function work(): Promise<void> {${TICKS}}`,
    };
    expect(toTimedLines(await embed.run(threads))).toEqual(timed);
  });

  test('[T11] a rejection is told alike in runs and explorations', async ({ embed }) => {
    expect(toText(await embed.run(LATE))).toBe('reported\nhandled\n');
    expect(toText(await embed.run(LATE, { policy: 'random' }))).toBe('reported\nhandled\n');
    const reply = await embed.request('explore', { files: toFiles(LATE) });
    expect(
      reply.ok && reply.result.outcomes.map(({ output }) => output.map(({ text }) => text).join('')),
    ).toEqual(['reported\nhandled\n']);
  });
});

test.describe('the course network', () => {
  const toSource = (body: string): string => `
    import { paint } from 'lab';
    const codes = ['br', 'cn', 'de', 'eg', 'et', 'id', 'in', 'ir', 'jp', 'mx'];
    const show = async (code: string) => { await paint(await fetch(\`/net/flags/\${code}.svg\`), code); };
    ${body}`;
  const SEQUENTIAL = toSource('for (const code of codes) await show(code);');
  const CONCURRENT = toSource('await Promise.all(codes.map(show));');
  const network = { latencyMs: 40, jitterMs: 30, seed: 3 };

  for (const clock of ['virtual', 'real'] as const) {
    test(`one at a time, ${clock} clock: the sum of the latencies`, async ({ embed }) => {
      const result = await embed.run(SEQUENTIAL, { clock, network });
      const requests = listRequests(result);
      expect(requests).toHaveLength(10);
      expect(result.trace.events.filter(({ type }) => type === 'picture')).toHaveLength(10);
      for (const [index, { from }] of requests.slice(1).entries())
        expect(from).toBeGreaterThanOrEqual(requests[index]!.to);
      expect(result.elapsed).toBeGreaterThanOrEqual(sum(requests.map(({ from, to }) => to - from)));
    });

    test(`all at once, ${clock} clock: the longest latency`, async ({ embed }) => {
      const result = await embed.run(CONCURRENT, { clock, network });
      const requests = listRequests(result);
      expect(result.trace.events.filter(({ type }) => type === 'picture')).toHaveLength(10);
      const firstEnd = Math.min(...requests.map(({ to }) => to));
      for (const { from } of requests) expect(from).toBeLessThan(firstEnd);
      expect(result.elapsed).toBeLessThan(sum(requests.map(({ from, to }) => to - from)));
    });
  }

  test('virtual time of the network is exact', async ({ embed }) => {
    const sequential = await embed.run(SEQUENTIAL, { network });
    const concurrent = await embed.run(CONCURRENT, { network });
    const lengths = (result: RunResult): number[] => listRequests(result).map(({ from, to }) => to - from);
    expect(sequential.elapsed).toBeCloseTo(sum(lengths(sequential)), 6);
    expect(concurrent.elapsed).toBeCloseTo(Math.max(...lengths(concurrent)), 6);
  });

  test('faults, statuses and aborts come as the platform has them', async ({ embed }) => {
    const source = `
      const ask = async (url: string, init?: RequestInit) => {
        try { const { status, ok } = await fetch(url, init); console.log(status, ok); }
        catch (error) { console.log((error as Error).name); }
      };
      await ask('/net/flags/br.svg');
      await ask('/net/flags/cn.svg');
      await ask('/net/flags/de.svg', { signal: AbortSignal.timeout(5) });
      await ask('/net/flags/eg.svg');
      await ask('/net/nothing-here.svg');`;
    const paths = { '/net/flags/cn.svg': { errorRate: 1 }, '/net/flags/eg.svg': { status: 503 } };
    const result = await embed.run(source, { network: { latencyMs: 20, paths } });
    expect(toText(result)).toBe('200 true\nTypeError\nTimeoutError\n503 false\n404 false\n');
  });
});

test.describe('real clock', () => {
  test('output streams while the run goes on', async ({ embed }) => {
    const source = `import { sleep } from 'lab'; console.log('early'); await sleep(60_000); console.log('late');`;
    const running = embed.run(source, { clock: 'real' });
    await expect.poll(async () => JSON.stringify(await embed.readEvents())).toContain('early\\n');
    await embed.request('stop', {});
    expect(toText(await running)).toBe('early\n');
  });

  test('a run says what is still alive', async ({ embed }) => {
    const source = `setTimeout(() => {}, 60_000); setTimeout(() => {}, 60_000); await fetch('/net/flags/br.svg');`;
    const running = embed.run(source, { clock: 'real', network: { latencyMs: 60_000 } });
    await expect
      .poll(async () => JSON.stringify(await embed.readEvents()))
      .toContain('"alive":{"timers":2,"requests":1,"threads":0}');
    await embed.request('stop', {});
    expect((await running).outcome).toEqual({ type: 'stopped' });
  });

  test('real time passes', async ({ embed }) => {
    const result = await embed.run(`import { sleep } from 'lab'; await sleep(80); console.log('after');`, {
      clock: 'real',
    });
    expect(result.elapsed).toBeGreaterThanOrEqual(80);
    expect(result.output[0]!.at).toBeGreaterThanOrEqual(80);
  });
});

test.describe('how runs end', () => {
  test('an error has the learner’s own lines, async callers too', async ({ embed }) => {
    const result = await embed.run(`import { sleep } from 'lab';
async function inner() {
  await sleep(1);
  throw new TypeError('no');
}
async function outer() {
  await inner();
}
await outer();`);
    expect(result.outcome).toMatchObject({ type: 'threw', error: { name: 'TypeError', message: 'no' } });
    const { frames } = result.outcome.type === 'threw' ? result.outcome.error : { frames: [] };
    expect(frames.map(({ name, site }) => `${name} ${site.file}:${site.line}`).slice(0, 2)).toEqual([
      'inner main.ts:4',
      'outer main.ts:7',
    ]);
  });

  test('a rejection that nobody handles is a finding', async ({ embed }) => {
    const { findings } = await embed.run(`void Promise.reject(new Error('lost')); console.log('on');`);
    expect(findings).toMatchObject([{ type: 'unhandledRejection', error: { message: 'lost' } }]);
  });

  test('a failed assertion is a finding', async ({ embed }) => {
    const { findings, outcome } = await embed.run(
      `import { assert } from 'lab'; assert(1 > 2, 'one is less');`,
    );
    expect(findings).toMatchObject([{ type: 'failedAssertion', message: 'one is less' }]);
    expect(outcome.type).toBe('threw');
  });

  test('waiting for what never comes is a deadlock, with its place', async ({ embed }) => {
    const { outcome } = await embed.run(`console.log('on');\nawait new Promise(() => {});`);
    expect(outcome).toMatchObject({ type: 'deadlocked', waiting: [{ lane: 0, site: { line: 2 } }] });
  });

  test('a buffer too large is an error of the program', async ({ embed }) => {
    const { outcome } = await embed.run(`new ArrayBuffer(2 ** 52);`);
    expect(outcome).toMatchObject({ type: 'threw', error: { name: 'RangeError' } });
  });

  for (const [name, source, limits, limit] of [
    ['time without a step', 'for (;;) {}', { silentMs: 300 }, 'silentMs'],
    [
      'time in native code',
      `const a = new Array(2 ** 25).fill(0).map(() => Math.random()); for (;;) a.sort();`,
      { silentMs: 300 },
      'silentMs',
    ],
    ['steps', `import { sleep } from 'lab'; for (;;) await sleep(0);`, { steps: 1000 }, 'steps'],
    ['virtual time', `setInterval(() => {}, 100);`, { virtualMs: 1000 }, 'virtualMs'],
  ] as const satisfies readonly (readonly [string, string, Partial<RunLimits>, keyof RunLimits])[])
    test(`a limit is said and left: ${name}`, async ({ embed }) => {
      const { outcome } = await embed.run(source, { limits });
      expect(outcome).toMatchObject({ type: 'outOfSteps', limit, message: expect.stringMatching(/\w.*\./) });
      expect(toText(await embed.run(`console.log('again')`))).toBe('again\n');
    });

  test('the limit of real time', async ({ embed }) => {
    const { outcome } = await embed.run(`setInterval(() => {}, 10);`, {
      clock: 'real',
      limits: { wallMs: 300 },
    });
    expect(outcome).toMatchObject({ type: 'outOfSteps', limit: 'wallMs' });
  });

  test('a loop of microtasks is told that timers wait behind it', async ({ embed }) => {
    const { outcome } = await embed.run(`setTimeout(() => {}, 1); for (;;) await null;`, {
      limits: { steps: 20_000, silentMs: 1000 },
    });
    expect(outcome).toMatchObject({ type: 'outOfSteps', message: expect.stringContaining('microtask') });
  });

  test('output beyond its limit is counted, not kept', async ({ embed }) => {
    const result = await embed.run(`for (let i = 0; i < 10_000; i++) console.log('x'.repeat(99));`, {
      limits: { outputBytes: 10_000 },
    });
    expect(result.output.length + result.outputDropped.writes).toBe(10_000);
    expect(toText(result).length).toBeLessThanOrEqual(10_000);
    expect(result.outputDropped.bytes).toBeGreaterThanOrEqual(985_000);
  });

  test('events beyond their limit are counted, not kept', async ({ embed }) => {
    const { trace, outcome } = await embed.run(
      `import { sleep } from 'lab'; for (let i = 0; i < 5_000; i++) await sleep(1);`,
      { limits: { events: 1_000 } },
    );
    expect(outcome.type).toBe('finished');
    expect(trace.events.length).toBeLessThanOrEqual(1_000);
    expect(trace.header.dropped).toBeGreaterThan(4_000);
  });
});

/** Requests of a run in the order in which they began. */
function listRequests({ trace }: RunResult): { from: number; to: number }[] {
  const ends = new Map(
    trace.events.flatMap((event) =>
      event.type === 'fetch-ended' ? [[event.request, event.at] as const] : [],
    ),
  );
  return trace.events.flatMap((event) =>
    event.type === 'fetch-started' ? [{ from: event.at, to: ends.get(event.request) ?? Infinity }] : [],
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
