import { describe, expect, test } from 'vitest';
import { exploreFiles, runFiles, toText, withProgram, type Files } from './trial/in-node.ts';
import type { Outcome, RunOptions } from './types.ts';

const toFiles = (main: string, worker: string): Files => ({
  'main.ts': `import { Mutex, sleep, spawn } from 'lab';\nvoid [Mutex, sleep, spawn];\n${main}`,
  'w.ts': worker,
});
const MEMORY = 'const m = new Int32Array(new SharedArrayBuffer(16));';
const START = (args = ''): string => `await spawn(() => import('./w.ts'), 'f'${args}).join();`;

/** How a run ended, in a line: type, what, where. */
function toLine(outcome: Outcome): string {
  switch (outcome.type) {
    case 'threw': {
      const { name, message, frames } = outcome.error;
      const { file = '', line = 0 } = frames[0]?.site ?? {};
      return `threw ${name}: ${message} (${file}:${line})`;
    }
    case 'outOfSteps':
      return `outOfSteps ${outcome.limit} (${outcome.site?.file ?? ''}:${outcome.site?.line ?? 0})`;
    case 'deadlocked': {
      const waiting = outcome.waiting.map(
        ({ label, site }) => `${label} ${site?.file ?? ''}:${site?.line ?? 0}`,
      );
      return `deadlocked ${waiting.join(', ')}`;
    }
    case 'crashed':
      return `crashed ${outcome.message}`;
    default:
      return outcome.type;
  }
}

const LIMIT =
  'The program has started 30 threads, and no more fit into one run. Share the work out among fewer threads, for example a pool of four.';

interface Row {
  name: string;
  main: string;
  worker: string;
  /** Under control; on the real clock too, unless `free` says otherwise. */
  end: string;
  /** null: not run there. */
  free?: string | null;
  output?: string;
}

const ROWS: Row[] = [
  {
    name: '[P9] a thousand threads',
    main: `for (let k = 0; k < 1000; k++)\n  spawn(() => import('./w.ts'), 'f');`,
    worker: 'export function f(): void {}',
    end: `threw RangeError: ${LIMIT} (main.ts:4)`,
  },
  {
    name: '[P9] a thousand threads, caught',
    main: `let n = 0; try { for (; n < 1000; n++) spawn(() => import('./w.ts'), 'f'); } catch { console.log(n); }`,
    worker: 'export function f(): void {}',
    end: 'finished',
    output: '30\n',
  },
  {
    name: '[P10] an argument that cannot be copied, caught at the call',
    main: `try { spawn(() => import('./w.ts'), 'f', () => 1); } catch (e) { console.log((e as Error).name, e instanceof DOMException); }`,
    worker: 'export function f(x: unknown): void { void x; }',
    end: 'finished',
    output: 'DataCloneError true\n',
  },
  {
    name: '[P10] a message that cannot be copied',
    main: `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });\nw.postMessage(() => 1);`,
    worker: 'onmessage = () => {};',
    end: 'threw DataCloneError: () => 1 could not be cloned. (main.ts:4)',
  },
  {
    name: '[P5] an error that is joined',
    main: `try { ${START()} } catch (e) { console.log(e instanceof TypeError, (e as Error).message); }`,
    worker: `export function f(): void { throw new TypeError('no'); }`,
    end: 'finished',
    output: 'true no\n',
  },
  {
    name: '[P5] an error that is joined and not caught',
    main: START(),
    worker: `export function f(): void {\n  throw new TypeError('no'); }`,
    end: 'threw TypeError: no (w.ts:2)',
  },
  {
    name: '[P5] an error that nobody joins',
    main: `spawn(() => import('./w.ts'), 'f'); await sleep(60);`,
    worker: `export async function f(): Promise<void> {\n  await null;\n  throw new TypeError('no'); }`,
    end: 'threw TypeError: no (w.ts:3)',
    free: null,
  },
  {
    name: '[P5] an error in the module itself',
    main: START(),
    worker: `export function f(): void {}\nthrow new RangeError('top');`,
    end: 'threw RangeError: top (w.ts:2)',
  },
  {
    name: '[P5] an error of a Worker that nobody hears',
    main: `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' }); void w; await sleep(60);`,
    worker: `throw new RangeError('top');`,
    end: 'threw RangeError: top (w.ts:1)',
    free: null,
  },
  {
    name: '[P12] a thread that waits for nothing',
    main: START(),
    worker: `export async function f(): Promise<void> {\n  await new Promise(() => {}); }`,
    end: 'deadlocked main main.ts:3, f w.ts:2',
    free: 'deadlocked main main.ts:3',
  },
  {
    name: '[P12] Atomics.wait for a notify that never comes',
    main: `${MEMORY}\n${START(', m')}`,
    worker: `export function f(m: Int32Array): void {\n  Atomics.wait(m, 0, 0); }`,
    end: 'deadlocked main main.ts:4, f w.ts:2',
    free: null,
  },
  {
    name: '[P12] a Worker that never answers',
    main: `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });\nawait new Promise((r) => { w.onmessage = r; });`,
    worker: 'onmessage = () => {};',
    end: 'deadlocked main main.ts:4, w.ts :0',
    free: 'deadlocked main main.ts:4',
  },
  {
    name: '[P12] a Worker that waits for messages is no deadlock',
    main: `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' }); w.postMessage(0);`,
    worker: 'onmessage = () => {};',
    end: 'finished',
  },
  {
    name: '[P7] a spin on an atomic load that nobody ends',
    main: `${MEMORY}\n${START(', m')}`,
    worker: `export function f(m: Int32Array): void {\n  while (Atomics.load(m, 0) === 0); }`,
    end: 'deadlocked main main.ts:4, f w.ts:2',
    free: 'outOfSteps silentMs (w.ts:2)',
  },
  {
    name: '[P7] a spin on a plain load that nobody ends',
    main: `${MEMORY}\n${START(', m')}`,
    worker: `export function f(m: Int32Array): void {\n  while (m[0] === 0); }`,
    end: 'deadlocked main main.ts:4, f w.ts:2',
    free: 'outOfSteps silentMs (w.ts:2)',
  },
  {
    name: '[P7] a spin that does more than look',
    main: `${MEMORY}\n${START(', m')}`,
    worker: `export function f(m: Int32Array): void {\n  while (Atomics.add(m, 0, 0) === 0); }`,
    end: 'outOfSteps steps (w.ts:2)',
    free: 'outOfSteps silentMs (w.ts:2)',
  },
  {
    name: '[M2] a loop without any step',
    main: START(),
    worker: `export function f(): void {\n  for (;;); }`,
    end: 'outOfSteps silentMs (w.ts:2)',
  },
  {
    name: '[P10] a buffer that is handed over',
    main: `const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });
const b = new ArrayBuffer(8);
w.onmessage = ({ data }) => { console.log(data, b.byteLength, b.detached); w.terminate(); };
w.postMessage({ b }, [b]);`,
    worker: `onmessage = ({ data }) => { postMessage(data.b.byteLength); };`,
    end: 'finished',
    output: '8 0 true\n',
  },
  {
    name: '[P11] workers terminated at work, at rest and with a letter on its way',
    main: `const make = () => new Worker(new URL('./w.ts', import.meta.url), { type: 'module' });
const [busy, resting, far, late] = [make(), make(), make(), make()];
await new Promise((resolve) => { resting.onmessage = resolve; resting.postMessage(1); });
busy.postMessage(1e6);
far.postMessage(1);
far.terminate();
await sleep(5);
for (const each of [busy, resting, late, busy]) each.terminate();
late.postMessage(1);
console.log('over');`,
    worker: `onmessage = ({ data }) => { for (let k = 0; k < data; k++); postMessage(data); };`,
    end: 'finished',
    output: 'over\n',
  },
];

const LIMITS: RunOptions = { limits: { silentMs: 400, steps: 20_000 } };

describe('bad input', () => {
  test.each(ROWS)('$name: under control', async ({ main, worker, end, output }) => {
    await withProgram(toFiles(main, worker), async ({ run }) => {
      const first = await run(LIMITS);
      expect(toLine(first.outcome)).toBe(end);
      if (output !== undefined) expect(toText(first)).toBe(output);
      // The workers are used again, or are new ones: nothing of the first run is left.
      const second = await run(LIMITS);
      expect([toLine(second.outcome), toText(second)]).toEqual([end, toText(first)]);
    });
  });

  test.each(ROWS.filter(({ free }) => free !== null))(
    '$name: free',
    async ({ main, worker, end, free, output }) => {
      const { limits = {} } = LIMITS;
      const result = await runFiles(toFiles(main, worker), { clock: 'real', limits });
      expect(toLine(result.outcome)).toBe(free ?? end);
      if (output !== undefined) expect(toText(result)).toBe(output);
    },
  );

  test('[P5] a function that the module does not export', async () => {
    for (const clock of ['virtual', 'real'] as const) {
      const { outcome } = await runFiles(
        toFiles(`await spawn(() => import('./w.ts'), 'g' as 'f').join();`, 'export function f(): void {}'),
        { clock },
      );
      expect(toLine(outcome)).toContain("threw TypeError: './w.ts' exports no function 'g'.");
    }
  });

  test('a rejection that nobody handles in a thread is a finding', async () => {
    const files = toFiles(
      START(),
      `export async function f(): Promise<void> { void Promise.reject(new Error('lost')); await null; }`,
    );
    expect(await runFiles(files)).toMatchObject({
      outcome: { type: 'finished' },
      findings: [{ type: 'unhandledRejection', error: { message: 'lost' } }],
    });
  });

  test.each([
    ['an error of one order only', `if (Atomics.add(m, 0, 1) === 1) throw new Error('second');`, ['threw']],
    ['a wait of one order only', `if (Atomics.add(m, 0, 1) === 1) Atomics.wait(m, 1, 0);`, ['deadlocked']],
    [
      'a loop of one order only',
      `if (Atomics.add(m, 0, 1) === 1) for (;;) Atomics.add(m, 1, 1);`,
      ['outOfSteps'],
    ],
  ])('[E2] exploring goes on past %s', async (_name, body, ends) => {
    const main = `${MEMORY}
const s = spawn(() => import('./w.ts'), 'f', m); const t = spawn(() => import('./w.ts'), 'g', m);
await s.join(); await t.join();`;
    const worker = `export function f(m: Int32Array): void { ${body} }\nexport function g(m: Int32Array): void { Atomics.add(m, 0, 1); }`;
    const { outcomes, exhaustive } = await exploreFiles(toFiles(main, worker), { limits: { steps: 500 } });
    // What a run that was cut off would have done is not known.
    expect(exhaustive).toBe(!ends.includes('outOfSteps'));
    expect(outcomes.map(({ outcome }) => outcome.type).toSorted()).toEqual([...ends, 'finished'].toSorted());
  });
});

const ATTACKS: [name: string, code: string][] = [
  [
    'Atomics',
    `for (const k of Object.getOwnPropertyNames(Atomics)) (Atomics as any)[k] = () => { throw 1; };`,
  ],
  [
    'Array.prototype',
    `for (const k of ['push', 'map', 'filter', 'slice', 'indexOf', 'forEach']) (Array.prototype as any)[k] = () => { throw 1; };
     (Array.prototype as any)[Symbol.iterator] = () => { throw 1; };`,
  ],
  [
    'Int32Array',
    `for (const k of ['fill', 'set', 'subarray', 'at']) (Object.getPrototypeOf(Int32Array.prototype) as any)[k] = () => { throw 1; };`,
  ],
  [
    'Object.prototype',
    `for (const k of ['thread', 'op', 'row', 'object', 'site', 'read', 'is', 'start']) Object.defineProperty(Object.prototype, k, { get() { return 7; }, set() { throw 1; }, configurable: true });`,
  ],
  [
    'Promise and Map',
    `Promise.prototype.then = (() => { throw 1; }) as never; Map.prototype.get = Map.prototype.set = (() => { throw 1; }) as never;`,
  ],
  [
    'posting',
    `globalThis.postMessage = (() => { throw 1; }) as never; (MessagePort.prototype as any).postMessage = () => { throw 1; };`,
  ],
  [
    'globals',
    `for (const k of ['SharedArrayBuffer', 'Int32Array', 'Float64Array', 'Promise', 'Math']) (globalThis as any)[k] = undefined;`,
  ],
];

describe('hostile threads', () => {
  const main = `${MEMORY}
const list = [0, 1].map((k) => spawn(() => import('./w.ts'), 'f', m, k));
for (const t of list) await t.join();
console.log(m[0]);`;
  const toWorker = (attack: string): string =>
    `export function f(m: Int32Array, k: number): void { if (k === 0) { ${attack} } m[0]!++; }`;

  test.each(ATTACKS)('[R3] overwriting %s in a thread: explored as ever', async (_name, attack) => {
    const { exhaustive, traces, outcomes, findings } = await exploreFiles(toFiles(main, toWorker(attack)));
    expect({ exhaustive, traces, texts: outcomes.map(toText).toSorted() }).toEqual({
      exhaustive: true,
      traces: 4,
      texts: ['1\n', '2\n'],
    });
    expect(findings.map(({ type }) => type)).toEqual(['dataRace']);
  });

  test.each(ATTACKS)(
    '[R3] [P8] overwriting %s: the trace stays true, the next run knows nothing of it',
    async (_name, attack) => {
      await withProgram(toFiles(main, toWorker(attack)), async ({ run }) => {
        const fair = await withProgram(toFiles(main, toWorker('')), (open) => open.run());
        for (let k = 0; k < 3; k++) {
          const { outcome, output, trace } = await run();
          expect(outcome).toEqual({ type: 'finished' });
          expect(toText({ output })).toBe('2\n');
          expect(trace.events.map(({ type }) => type)).toEqual(fair.trace.events.map(({ type }) => type));
        }
      });
    },
  );

  test.each(ATTACKS)('[R3] overwriting %s: free threads too', async (_name, attack) => {
    const { outcome, output, trace } = await runFiles(toFiles(main, toWorker(attack)), { clock: 'real' });
    expect(outcome).toEqual({ type: 'finished' });
    expect(toText({ output })).toMatch(/^[12]\n$/);
    expect(trace.events.filter(({ type }) => type === 'access').length).toBeGreaterThanOrEqual(5);
  });
});
