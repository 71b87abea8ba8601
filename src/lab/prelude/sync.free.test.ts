import { expect, test } from 'vitest';
import { recordLab } from '../node.ts';

const THREADS = 3;
const ROUNDS = 1_000;
const NAMES = 'Barrier, Channel, Condition, Mutex, RwLock, Semaphore';

/** Threads truly in parallel, each with `body`; what main prints at the end. */
async function run(make: string, body: string, result: string): Promise<string> {
  const { outcome, output } = await recordLab(
    {
      files: {
        'main.ts': `import { ${NAMES}, spawn } from 'lab';
          const n = new Int32Array(new SharedArrayBuffer(64));
          const shared = { ${make} };
          const list = Array.from({ length: ${THREADS} }, (_, k) => spawn(() => import('./w.ts'), 'work', shared, n, k));
          const ends = []; for (const t of list) ends.push(await t.join());
          console.log(${result});`,
        'w.ts': `import type { ${NAMES} } from 'lab';
          export async function work(s: any, n: Int32Array, me: number): Promise<unknown> {
            Atomics.add(n, 15, 1); while (Atomics.load(n, 15) < ${THREADS}); // all begin together
            ${body} return 0; }`,
      },
    },
    { clock: 'real' },
  );
  return outcome.type === 'finished'
    ? output.map(({ text }) => text.trim()).join(' ')
    : JSON.stringify(outcome);
}
const repeat = (code: string): string => `for (let k = 0; k < ${ROUNDS}; k++) { ${code} }`;
const TOTAL = THREADS * ROUNDS;

test.each<[name: string, make: string, body: string, result: string, expected: string]>([
  ['Mutex', 'm: new Mutex()', repeat('s.m.lock(); n[0]++; s.m.unlock();'), 'n[0]', `${TOTAL}`],
  [
    'Mutex, sync and async',
    'm: new Mutex(n, 5)',
    repeat('{ using _held = me === 0 ? s.m.lock() : await s.m.lockAsync(); n[0]++; }'),
    'n[0], n[5]',
    `${TOTAL} 0`,
  ],
  [
    'Mutex, tasks of one thread among others',
    'm: new Mutex()',
    `const task = async () => { ${repeat('{ using _held = await s.m.lockAsync(); n[0]++; }')} };
     await Promise.all([task(), task()]);`,
    'n[0]',
    `${2 * TOTAL}`,
  ],
  [
    'Semaphore',
    'p: new Semaphore(1)',
    repeat(
      'using _permit = s.p.acquire(); if (Atomics.add(n, 0, 1) >= 1) Atomics.store(n, 1, 1); Atomics.sub(n, 0, 1);',
    ),
    'n[0], n[1]',
    '0 0',
  ],
  [
    'RwLock',
    'l: new RwLock()',
    repeat(
      `if (me === 0) { using _w = s.l.lockWrite(); n[0]++; for (let i = 0; i < 50; i++) Atomics.add(n, 3, 1); n[1]++; }
       else { using _r = k % 2 ? s.l.lockRead() : await s.l.lockReadAsync(); if (n[0] !== n[1]) n[2] = 1; }`,
    ),
    'n[0], n[1], n[2]',
    `${ROUNDS} ${ROUNDS} 0`,
  ],
  [
    'Barrier',
    `b: new Barrier(${THREADS})`,
    `let last = 0; ${repeat(
      `Atomics.add(n, k % 2, 1); if (me === 0 ? await s.b.waitAsync() : s.b.wait()) last++;
       if (n[k % 2] !== ${THREADS} * (1 + (k >> 1))) n[3] = 1; s.b.wait();`,
    )} return last;`,
    'n[3], ends.reduce((a, b) => a + b)',
    `0 ${ROUNDS}`,
  ],
  [
    'Condition: turns taken in a ring',
    'm: ((globalThis as any).m = new Mutex()), c: new Condition((globalThis as any).m)',
    repeat(
      `if (me === 1) { await s.m.lockAsync(); while (n[0] % ${THREADS} !== me) await s.c.waitAsync(); }
       else { s.m.lock(); while (n[0] % ${THREADS} !== me) s.c.wait(); }
       n[0]++; s.c.notifyAll(); s.m.unlock();`,
    ),
    'n[0]',
    `${TOTAL}`,
  ],
  [
    'Channel: two send, one receives',
    'c: new Channel(2)',
    `if (me < 2) { ${repeat('s.c.send(me * 10_000 + k);')} if (Atomics.add(n, 0, 1) === 1) s.c.close(); }
     else { const last = [-1, 9_999]; let count = 0;
       for (const v of s.c) { const from = v < 10_000 ? 0 : 1; if (v !== ++last[from]) return 'order'; count++; }
       return count; }`,
    'ends[2]',
    `${2 * ROUNDS}`,
  ],
  [
    'Channel: one sends, one passes on, one receives',
    'a: new Channel(3), b: new Channel(1)',
    `if (me === 0) { ${repeat('s.a.send(k / 4);')} s.a.close(); }
     else if (me === 1) { for await (const v of s.a) s.b.send(v); s.b.close(); }
     else { let sum = 0, next = 0; for (const v of s.b) { sum += v; if (v !== next) return 'order'; next += 0.25; } return sum; }`,
    'ends[2]',
    `${(ROUNDS * (ROUNDS - 1)) / 8}`,
  ],
])('[P2] %s keeps its promise in parallel', async (_name, make, body, result, expected) => {
  expect(await run(make, body, result)).toBe(expected);
});
