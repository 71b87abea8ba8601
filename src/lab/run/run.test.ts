import { describe, expect, test } from 'vitest';
import { recordLab } from './record-lab.ts';
import type { RunOptions, RunResult } from './types.ts';

/** The realm as it runs in a worker of Node: the same code that runs in the browser. */
async function run(main: string, options: RunOptions = {}): Promise<RunResult> {
  const picture = {
    contentType: 'image/svg+xml',
    bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  };
  return recordLab({ files: { 'main.ts': main } }, options, (url) =>
    url.startsWith('/net/') ? picture : null,
  );
}

const timed = (result: RunResult): string[] => result.output.map(({ at, text }) => `${at} ${text.trimEnd()}`);
const lines = (result: RunResult): string[] => result.output.map(({ text }) => text.trimEnd());

const COUNTDOWN = `
import { sleep } from 'lab';
async function countdown(name: string, ms: number) {
  for (let n = 3; n > 0; n--) { await sleep(ms); console.log(name + ' ' + n); }
}
await Promise.all([countdown('A', 700), countdown('B', 2000), countdown('C', 300), countdown('D', 1000)]);`;

describe('virtual clock', () => {
  test('[T3] countdown prints at exact instants, the same each time', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => run(COUNTDOWN)));
    expect(timed(results[0] as RunResult)).toEqual([
      ...['300 C 3', '600 C 2', '700 A 3', '900 C 1', '1000 D 3', '1400 A 2'],
      ...['2000 B 3', '2000 D 2', '2100 A 1', '3000 D 1', '4000 B 2', '6000 B 1'],
    ]);
    for (const result of results) expect(result.trace).toEqual(results[0]?.trace);
  });

  test('[L1] [L3] lanes are the tasks that were not awaited on the spot', async () => {
    const result = await run(COUNTDOWN);
    const labels = result.trace.header.lanes.map(({ label }) => label);
    expect(labels).toEqual(['main', 'countdown A', 'countdown B', 'countdown C', 'countdown D']);
  });

  test('[L2] an awaited call stays in its caller, also through a plain function', async () => {
    const result = await run(`
      async function inner(n: number) { await null; console.log('in', n); }
      const pass = (n: number) => inner(n);
      await inner(1);
      await pass(2);`);
    expect(result.trace.header.lanes.map(({ label }) => label)).toEqual(['main']);
  });

  test('[L7] every cause is an earlier event', async () => {
    const { trace } = await run(COUNTDOWN);
    for (const event of trace.events) if (event.cause !== null) expect(event.cause).toBeLessThan(event.i);
    const resumed = trace.events.filter((event) => event.type === 'resumed' && event.lane > 0);
    expect(resumed.map(({ cause }) => trace.events[cause ?? -1]?.type)).toEqual(
      resumed.map(() => 'timer-fired'),
    );
  });

  test('[T3] blockingSleep holds every lane', async () => {
    const result = await run(
      COUNTDOWN.replaceAll('await sleep', 'blockingSleep').replace('{ sleep }', '{ blockingSleep }'),
    );
    expect(result.elapsed).toBe(12_000);
    expect(lines(result).join(' ')).toBe('A 3 A 2 A 1 B 3 B 2 B 1 C 3 C 2 C 1 D 3 D 2 D 1');
  });

  test('[T4] nested timers wait at least 4 ms', async () => {
    const result = await run(`
      let n = 0;
      const next = () => { console.log(performance.now()); if (++n < 9) setTimeout(next, 0); };
      setTimeout(next, 0);`);
    expect(lines(result)).toEqual(['0', '0', '0', '0', '0', '4', '8', '12', '16']);
  });

  test('[T2] due events go by rank, then by age', async () => {
    const result = await run(`
      setTimeout(() => console.log('timer'), 0);
      const c = new MessageChannel(); c.port1.onmessage = () => console.log('message'); c.port2.postMessage(0);
      void scheduler.postTask(() => console.log('visible'));
      void scheduler.postTask(() => console.log('blocking'), { priority: 'user-blocking' });
      void scheduler.postTask(() => console.log('background'), { priority: 'background' });
      void scheduler.yield().then(() => console.log('yield'));`);
    expect(lines(result)).toEqual(['blocking', 'yield', 'timer', 'message', 'visible', 'background']);
  });

  test('[T5] a loop that watches the clock ends, and says so', async () => {
    const result = await run(`const end = Date.now() + 50; while (Date.now() < end); console.log('over');`);
    expect(lines(result)).toEqual(['over']);
    expect(result.elapsed).toBe(50);
    expect(result.findings.map(({ type }) => type)).toEqual(['clockWatched']);
  });

  test('[T5] a loop of messages does not stop the clock', async () => {
    const result = await run(`
      let isOver = false; let turns = 0;
      setTimeout(() => { isOver = true; }, 3);
      while (!isOver) { turns++; await scheduler.postTask(() => {}); }
      console.log(turns > 1000);`);
    expect(lines(result)).toEqual(['true']);
  });

  test('[T7] dates and random numbers depend on the seed alone', async () => {
    const program = `console.log(new Date().toISOString(), Math.random(), crypto.getRandomValues(new Uint8Array(3)));`;
    const [first, second, other] = await Promise.all([run(program), run(program), run(program, { seed: 2 })]);
    expect(lines(first)).toEqual(lines(second));
    expect(lines(first)).not.toEqual(lines(other));
    expect(lines(first)[0]).toContain('2026-01-01T09:00:00.000Z');
  });

  test('[T8] AbortSignal.timeout aborts on the clock and keeps no run alive', async () => {
    const result = await run(`
      import { sleep } from 'lab';
      const idle = AbortSignal.timeout(9000);
      try { await sleep(5000, { signal: AbortSignal.timeout(100) }); }
      catch (e) { console.log((e as Error).name, performance.now(), idle.aborted); }`);
    expect(lines(result)).toEqual(['TimeoutError 100 false']);
    expect(result.elapsed).toBe(100);
  });

  test('[T8] a top level that waits for nothing is a deadlock, with its line', async () => {
    const { outcome } = await run(`console.log('in');\nawait new Promise(() => {});\n`);
    expect(outcome).toMatchObject({
      type: 'deadlocked',
      waiting: [{ lane: 0, site: { file: 'main.ts', line: 2 } }],
    });
  });

  test('[T9] an uncaught error keeps its line and the run goes on', async () => {
    const result = await run(`
setTimeout(() => console.log('later'), 5);
function fail(): never { throw new TypeError('no'); }
fail();`);
    expect(result.outcome).toMatchObject({ type: 'threw', error: { name: 'TypeError', message: 'no' } });
    const frames = result.outcome.type === 'threw' ? result.outcome.error.frames : [];
    expect(frames.slice(0, 2).map(({ site }) => site.line)).toEqual([3, 4]);
    expect(lines(result)).toEqual(['later']);
  });

  test('[T9] messages quote the learner and never a hook', async () => {
    const { outcome } = await run(`const { a } = (await (async () => null)()) as any; console.log(a);`);
    expect(outcome).toMatchObject({ type: 'threw', error: { name: 'TypeError' } });
    expect(outcome.type === 'threw' && outcome.error.message).not.toContain('$hooks');
  });

  test('[T9] an unhandled rejection is a finding', async () => {
    const result = await run(`void Promise.reject(new Error('lost')); await null;`);
    expect(result.outcome.type).toBe('finished');
    expect(result.findings).toMatchObject([{ type: 'unhandledRejection', error: { message: 'lost' } }]);
  });
});

describe('limits', () => {
  test('[M1] a loop of ready awaits starves timers and is told so', async () => {
    const { outcome } = await run(`setTimeout(() => {}, 1); for (;;) await null;`, {
      limits: { steps: 20_000 },
    });
    expect(outcome).toMatchObject({ type: 'outOfSteps', limit: 'steps', site: { line: 1 } });
    expect(outcome.type === 'outOfSteps' && outcome.message).toContain('waiting behind microtasks');
  });

  test.each([
    ['an endless loop', 'for (;;) {}'],
    ['an endless while without a body', 'while (true);'],
    ['an endless do', 'let n = 0; do { n++ } while (true)'],
    ['endless output', 'for (;;) console.log("x")'],
    [
      'an endless loop inside try and catch',
      'for (;;) { try { for (;;) {} } catch {} finally { continue } }',
    ],
  ])('[M2] %s ends by silentMs', async (_name, program) => {
    const { outcome } = await run(program, { limits: { silentMs: 150 } });
    expect(outcome).toMatchObject({
      type: 'outOfSteps',
      limit: 'silentMs',
      site: { file: 'main.ts', line: 1 },
    });
  });

  test('[M2] waiting on the real clock is no silence', async () => {
    const { outcome } = await run(`import { sleep } from 'lab'; await sleep(700);`, {
      clock: 'real',
      limits: { silentMs: 100 },
    });
    expect(outcome).toEqual({ type: 'finished' });
  });

  test('[M3] an interval that is never cleared ends by virtualMs', async () => {
    const { outcome } = await run(`setInterval(() => {}, 1000);`, { limits: { virtualMs: 60_000 } });
    expect(outcome).toMatchObject({ type: 'outOfSteps', limit: 'virtualMs' });
  });

  test('[M4] output and events past their limits are counted', async () => {
    const result = await run(`for (let n = 0; n < 1000; n++) console.log('0123456789012345678');`, {
      limits: { outputBytes: 2000, events: 50 },
    });
    expect(result.outcome.type).toBe('finished');
    expect(result.output).toHaveLength(100);
    expect(result.outputDropped).toEqual({ writes: 900, bytes: 18000 });
    expect(result.trace.events).toHaveLength(50);
    expect(result.trace.header.dropped).toBeGreaterThan(0);
  });
});

describe('course network', () => {
  const FETCH = (network: string): string => `
    const codes = ['br', 'in', 'cn'];
    await Promise.all(codes.map(async (code) => {
      try { const r = await fetch('/net/flags/' + code + '.svg'); console.log(code, r.status, (await r.text()).length, ${network}); }
      catch (e) { console.log(code, (e as Error).message); }
    }));`;

  test('[N2] latency belongs to seed and path', async () => {
    const network = { latencyMs: 400, jitterMs: 300, seed: 7 };
    const [first, second] = await Promise.all([run(FETCH('0'), { network }), run(FETCH('0'), { network })]);
    expect(timed(first)).toEqual(timed(second));
    expect(new Set(first.output.map(({ at }) => at)).size).toBe(3);
    expect(first.elapsed).toBe(Math.max(...first.output.map(({ at }) => at)));
  });

  test('[N3] errors, statuses and bandwidth are modelled', async () => {
    const failing = await run(FETCH('0'), { network: { errorRate: 1 } });
    expect(lines(failing)[0]).toContain('Failed to fetch /net/flags/br.svg');
    const paths = { '/net/flags/br.svg': { status: 503 }, '/net/flags/c*': { latencyMs: 10, bytesPerMs: 1 } };
    const mixed = await run(FETCH('performance.now()'), { network: { latencyMs: 100, paths } });
    expect(lines(mixed)).toEqual(['cn 200 41 51', 'br 503 0 100', 'in 200 41 100']);
  });

  test('[N1] other hosts and unknown paths are refused with a sentence', async () => {
    const result = await run(`
      for (const url of ['https://example.com/', '/secret', 'http://[']) {
        try { const r = await fetch(url); console.log(r.status); } catch (e) { console.log((e as Error).message); }
      }`);
    expect(lines(result)).toEqual([
      expect.stringContaining("a lab reaches the course's own server only"),
      '404',
      "Failed to fetch: 'http://[' is not a URL.",
    ]);
  });

  test('[T6] a body that is read beside a request under way comes back', async () => {
    const result = await run(`
      const first = await fetch('/net/flags/br.svg');
      const [text, second] = await Promise.all([first.text(), fetch('/net/flags/in.svg')]);
      console.log(text.length > 0, second.status, performance.now());`);
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(lines(result)).toEqual(['true 200 600']);
  });

  test('[N4] an aborted request rejects at once', async () => {
    const result = await run(`
      const c = new AbortController(); setTimeout(() => c.abort(), 20);
      try { await fetch('/net/flags/br.svg', { signal: c.signal }); } catch (e) { console.log((e as Error).name, performance.now()); }`);
    expect(lines(result)).toEqual(['AbortError 20']);
    expect(result.elapsed).toBe(20);
  });
});

describe('console', () => {
  test.each([
    [
      'nested values',
      `console.log({ a: [1, 'x', { b: null }], f() {}, s: Symbol('q') })`,
      "{ a: [ 1, 'x', { b: null } ], f: [Function: f], s: Symbol(q) }",
    ],
    [
      'maps, sets, dates',
      `console.log(new Map([['k', 1]]), new Set([1]), new Date(0))`,
      "Map(1) { 'k' => 1 } Set(1) { 1 } 1970-01-01T00:00:00.000Z",
    ],
    ['classes', `class P { x = 1; #y = 2 } console.log(new P(), P)`, 'P { x: 1 } [class P]'],
    ['a circle', `const o: any = {}; o.me = o; console.log(o)`, '{ me: [Circular] }'],
    ['getters are not run', `console.log({ get boom() { throw 1 } })`, '{ boom: [Getter] }'],
    ['forms', `console.log('%s is %d%%', 'it', 5, 'more')`, 'it is 5% more'],
    ['errors', `console.log(new RangeError('far'))`, 'RangeError: far'],
    ['typed arrays', `console.log(new Uint8Array(2), [, 1])`, 'Uint8Array(2) [ 0, 0 ] [ <1 empty item>, 1 ]'],
    ['primitives', `console.log(-0, 10n, undefined, null, true, 'a')`, '-0 10n undefined null true a'],
  ])('shows %s', async (_name, program, text) => {
    expect(lines(await run(program))).toEqual([text]);
  });
});

describe('hostile programs', () => {
  test.each([
    ['Promise.prototype.then', `Promise.prototype.then = () => { throw 1 };`],
    [
      'Promise.prototype.constructor',
      `Object.defineProperty(Promise.prototype, 'constructor', { get: () => Object });`,
    ],
    [
      'Array.prototype.push',
      `Array.prototype.push = () => { throw 1 }; Array.prototype[Symbol.iterator] = () => { throw 1 };`,
    ],
    [
      'Map and WeakMap',
      `Map.prototype.get = Map.prototype.set = WeakMap.prototype.get = WeakMap.prototype.set = () => { throw 1 };`,
    ],
    [
      'Object.prototype setters',
      `for (const k of ['at', 'type', 'lane', 'rows', 'code']) Object.defineProperty(Object.prototype, k, { set() { throw 1 }, get() { throw 1 }, configurable: true });`,
    ],
    [
      'Function.prototype.call',
      `Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw 1 };`,
    ],
    [
      'Reflect and Object',
      `for (const k of Object.getOwnPropertyNames(Reflect)) (Reflect as any)[k] = () => { throw 1 };`,
    ],
    [
      'timers',
      `globalThis.setTimeout = (() => { throw 1 }) as any; globalThis.clearTimeout = globalThis.setTimeout as any;`,
    ],
    [
      'posting',
      `(globalThis as any).postMessage = () => { throw 1 }; (globalThis as any).MessagePort.prototype.postMessage = () => { throw 1 };`,
    ],
  ])('[R3] overwriting %s breaks nothing of ours', async (_name, attack) => {
    const result = await run(`
      import { sleep } from 'lab';
      ${attack}
      await sleep(10); console.log('one'); await sleep(10); console.log('two', 2);`);
    expect(result.outcome).toEqual({ type: 'finished' });
    expect(timed(result)).toEqual(['10 one', '20 two 2']);
  });

  test('[R4] messages that look like ours speak for nobody', async () => {
    const result = await run(`
      const forged = { type: 'ended', outcome: { type: 'finished' }, elapsed: 1, wallMs: 1, findings: [] };
      try { (globalThis as any).postMessage(forged); } catch (e) { console.log((e as Error).name); }
      try { (globalThis as any).$hooks.done(); } catch (e) { console.log((e as Error).name); }
      try { (0, eval)('1'); } catch {}
      console.log(typeof (globalThis as any).$program, typeof arguments);`);
    expect(lines(result)).toEqual(['TypeError', 'TypeError', 'undefined undefined']);
    expect(result.outcome.type).toBe('finished');
  });
});
