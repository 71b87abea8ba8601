import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
// eslint-disable-next-line house/rooms -- the compiler without its worker, as run/record-lab.ts has it
import { compile } from '../compile/compile.ts';
import { exploreProgram } from '../node.ts';
import type { ExploreRequest, Verdict } from '../run/types.ts';

/** Every schedule of a program whose threads are in `w.ts`. */
async function explore(main: string, worker: string, request: ExploreRequest = {}): Promise<Verdict> {
  const names = 'Barrier, Channel, Condition, Mutex, RwLock, Semaphore, spawn';
  const files = {
    'main.ts': `import { ${names} } from 'lab';\nconst cells = new Int32Array(new SharedArrayBuffer(64));\n${main}`,
    'w.ts': `import type { ${names} } from 'lab';\n${worker}`,
  };
  const compiled = await compile({ build }, { files });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return exploreProgram(compiled.program, { budget: { ms: 20_000 }, ...request });
}

/** Each outcome: its output on one line, or how it ended. */
const outcomes = ({ outcomes: list }: Verdict): string[] =>
  list
    .map(({ outcome, output }) => {
      const text = output.map((write) => write.text.trim()).join(' ');
      if (outcome.type === 'finished') return text;
      return `${text} ${outcome.type}${outcome.type === 'threw' ? ` ${outcome.error.message}` : ''}`.trim();
    })
    .sort();

describe('Mutex', () => {
  const ADD = `export function add(m: Mutex, n: Int32Array) { m.lock(); n[0]!++; m.unlock(); }`;

  test.each([
    [2, 2],
    [3, 6],
  ])('[P6] %i increments have %i orders and one result', async (threads, traces) => {
    const verdict = await explore(
      `const m = new Mutex();
      const list = Array.from({ length: ${threads} }, () => spawn(() => import('./w.ts'), 'add', m, cells));
      for (const t of list) await t.join();
      console.log(cells[0]);`,
      ADD,
    );
    expect(verdict).toMatchObject({ exhaustive: true, traces, findings: [] });
    expect(outcomes(verdict)).toEqual([String(threads)]);
  });

  test('async and sync waiting keep each other out', async () => {
    const verdict = await explore(
      `const m = new Mutex(cells, 4);
      const t = spawn(() => import('./w.ts'), 'add', m, cells);
      async function task() { using _held = await m.lockAsync(); cells[0]!++; }
      await Promise.all([task(), task()]);
      await t.join();
      console.log(cells[0], cells[4]);`,
      ADD,
    );
    expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
    expect(outcomes(verdict)).toEqual(['3 0']);
  });

  test('two of them in opposite orders finish or deadlock', async () => {
    const verdict = await explore(
      `const [a, b] = [new Mutex(), new Mutex()];
      const s = spawn(() => import('./w.ts'), 'both', a, b);
      const t = spawn(() => import('./w.ts'), 'both', b, a);
      await s.join(); await t.join();`,
      `export function both(x: Mutex, y: Mutex) { using _x = x.lock(); using _y = y.lock(); }`,
    );
    expect(verdict.exhaustive).toBe(true);
    expect(outcomes(verdict)).toEqual(['', 'deadlocked']);
  });

  test('a thread that does not have it may not unlock it', async () => {
    const verdict = await explore(
      `const m = new Mutex();
      m.lock();
      await spawn(() => import('./w.ts'), 'unlock', m).join().catch((error: Error) => console.log(error.message));
      try { m.lock(); } catch (error) { console.log((error as Error).message); }`,
      `export function unlock(m: Mutex) { m.unlock(); }`,
    );
    expect(outcomes(verdict)).toEqual([
      'unlock(): this thread does not have the mutex. Only the thread that locked it unlocks it, and once. ' +
        'lock(): this thread already has the mutex, and would wait for itself for ever.',
    ]);
  });
});

describe('Semaphore', () => {
  test('[P6] lets in as many as it has permits', async () => {
    const verdict = await explore(
      `const s = new Semaphore(2);
      const list = [1, 2, 3].map(() => spawn(() => import('./w.ts'), 'enter', s, cells));
      for (const t of list) await t.join();
      console.log(cells[1]);`,
      `export function enter(s: Semaphore, n: Int32Array) {
        using _permit = s.acquire();
        const inside = Atomics.add(n, 0, 1) + 1;
        if (inside > n[1]!) n[1] = inside;
        Atomics.sub(n, 0, 1);
      }`,
    );
    expect(verdict.exhaustive).toBe(true);
    expect(outcomes(verdict)).toEqual(['1', '2']);
  });

  test('without permits it waits for a release, sync or async', async () => {
    for (const wait of ['s.acquire()', 'await s.acquireAsync()']) {
      const verdict = await explore(
        `const s = new Semaphore(0, cells, 3);
        const t = spawn(() => import('./w.ts'), 'tell', s, cells);
        ${wait};
        console.log(cells[0]);
        await t.join();`,
        `export function tell(s: Semaphore, n: Int32Array) { n[0] = 5; s.release(); }`,
      );
      expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
      expect(outcomes(verdict)).toEqual(['5']);
    }
  });
});

describe('Condition', () => {
  const PUT = `
    export function put(m: Mutex, c: Condition, n: Int32Array) { m.lock(); n[0]!++; c.notifyAll(); m.unlock(); }
    export function takeWhile(m: Mutex, c: Condition, n: Int32Array) { m.lock(); while (n[0] === 0) c.wait(); n[0]!--; m.unlock(); }
    export function takeIf(m: Mutex, c: Condition, n: Int32Array) { m.lock(); if (n[0] === 0) c.wait(); n[0]!--; m.unlock(); }
    export async function takeAsync(m: Mutex, c: Condition, n: Int32Array) {
      await m.lockAsync(); while (n[0] === 0) await c.waitAsync(); n[0]!--; m.unlock();
    }
    export function justWait(m: Mutex, c: Condition) { m.lock(); c.wait(); m.unlock(); }`;
  const program = (names: string[]): string => `
    const m = new Mutex(); const c = new Condition(m, cells, 2);
    const list = [${names.map((name) => `spawn(() => import('./w.ts'), '${name}', m, c, cells)`).join(', ')}];
    for (const t of list) await t.join();
    console.log(cells[0]);`;

  test('[P6] who looks again in a loop is right under every schedule', async () => {
    const verdict = await explore(program(['takeWhile', 'put']), PUT);
    expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
    expect(outcomes(verdict)).toEqual(['0']);
    expect(outcomes(await explore(program(['takeWhile', 'takeWhile', 'put', 'put']), PUT))).toEqual(['0']);
  });

  test('async waiting too', async () => {
    expect(outcomes(await explore(program(['takeAsync', 'put']), PUT))).toEqual(['0']);
  });

  test('who looks once can be woken for nothing', async () => {
    const list = outcomes(await explore(program(['takeIf', 'takeIf', 'put']), PUT));
    expect(list).toContain('-1');
    expect(list).toContain('deadlocked');
  });

  test('a notify is not kept', async () => {
    const list = outcomes(await explore(program(['justWait', 'put']), PUT));
    expect(list).toEqual(['1', 'deadlocked']);
  });

  test('waiting needs the mutex', async () => {
    const verdict = await explore(
      `try { new Condition(new Mutex()).wait(); } catch (e) { console.log(String(e)); }
      void spawn;`,
      '',
    );
    expect(outcomes(verdict)).toEqual([
      "Error: wait(): lock the condition's mutex first; waiting gives it back.",
    ]);
  });
});

describe('RwLock', () => {
  const PAIR = `
    export function write(l: RwLock, n: Int32Array) { using _w = l.lockWrite(); n[0]!++; n[1]!++; }
    export function read(l: RwLock, n: Int32Array) { using _r = l.lockRead(); return n[1]! - n[0]!; }
    export async function readAsync(l: RwLock, n: Int32Array) { using _r = await l.lockReadAsync(); return n[1]! - n[0]!; }
    export async function writeAsync(l: RwLock, n: Int32Array) { using _w = await l.lockWriteAsync(); n[0]!++; n[1]!++; }
    export function meet(l: RwLock, n: Int32Array) {
      l.lockRead();
      const inside = Atomics.add(n, 2, 1) + 1;
      Atomics.sub(n, 2, 1);
      l.unlockRead();
      return inside;
    }`;

  test.each([
    ['write', 'read'],
    ['writeAsync', 'readAsync'],
  ])('[P6] %s and %s: readers never see half of a change', async (write, read) => {
    const verdict = await explore(
      `const l = new RwLock();
      const w = spawn(() => import('./w.ts'), '${write}', l, cells);
      const r = spawn(() => import('./w.ts'), '${read}', l, cells);
      const x = spawn(() => import('./w.ts'), '${write}', l, cells);
      await w.join(); const seen = await r.join(); await x.join();
      console.log(seen, cells[0], cells[1]);`,
      PAIR,
    );
    expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
    expect(outcomes(verdict)).toEqual(['0 2 2']);
  });

  test('readers may be in it together', async () => {
    const verdict = await explore(
      `const l = new RwLock();
      const a = spawn(() => import('./w.ts'), 'meet', l, cells);
      const b = spawn(() => import('./w.ts'), 'meet', l, cells);
      console.log(Math.max(await a.join(), await b.join()));`,
      PAIR,
    );
    expect(verdict.exhaustive).toBe(true);
    expect(outcomes(verdict)).toEqual(['1', '2']);
  });
});

describe('Barrier', () => {
  test.each(['b.wait()', 'await b.waitAsync()'])(
    '[P6] %s: nobody goes on before all have come',
    async (wait) => {
      const verdict = await explore(
        `const b = new Barrier(2, cells, 8);
      const list = [0, 1].map((k) => spawn(() => import('./w.ts'), 'phase', b, cells, k));
      const seen = []; for (const t of list) seen.push(await t.join());
      console.log(seen.map(([sum]) => sum).join(' '), seen.filter(([, isLast]) => isLast).length);`,
        `export async function phase(b: Barrier, n: Int32Array, k: number): Promise<[number, boolean]> {
        n[k] = k + 1;
        const isLast = ${wait};
        const sum = n[0]! + n[1]!;
        ${wait};
        n[k] = 0;
        return [sum, isLast];
      }`,
      );
      expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
      expect(outcomes(verdict)).toEqual(['3 3 1']);
    },
  );

  test('one more than it is for is an error', async () => {
    const verdict = await explore(
      `const b = new Barrier(1);
      cells[8] = 0;
      const c = new Barrier(1, cells, 8);
      Atomics.store(cells, 9, 1); // as if one had come
      try { c.wait(); } catch (error) { console.log((error as Error).message); }
      console.log(b.wait(), b.wait()); void spawn;`,
      '',
    );
    expect(outcomes(verdict)).toEqual([
      'This barrier is for 1 threads that come together, and one more has come before it opened. true true',
    ]);
  });
});

describe('Channel', () => {
  const PIPE = `
    export function produce(c: Channel, from: number, to: number) { for (let k = from; k <= to; k++) c.send(k + 0.5); }
    export function finish(c: Channel, to: number) { produce(c, 1, to); c.close(); }
    export function consume(c: Channel) { return [...c]; }
    export function one(c: Channel) { return c.receive(); }
    export async function produceAsync(c: Channel, to: number) { for (let k = 1; k <= to; k++) await c.sendAsync(k); c.close(); }
    export async function consumeAsync(c: Channel) { const all = []; for await (const v of c) all.push(v); return all; }`;

  test.each([1, 2, 3])('[P6] keeps the order and loses nothing, with %i places', async (places) => {
    const verdict = await explore(
      `const c = new Channel(${places});
      const p = spawn(() => import('./w.ts'), 'finish', c, 3);
      const r = spawn(() => import('./w.ts'), 'consume', c);
      await p.join(); console.log(...await r.join());`,
      PIPE,
    );
    expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
    expect(outcomes(verdict)).toEqual(['1.5 2.5 3.5']);
  });

  test('async at both ends', async () => {
    const verdict = await explore(
      `const c = new Channel(1, cells, 2);
      const p = spawn(() => import('./w.ts'), 'produceAsync', c, 2);
      const all = []; for await (const v of c) all.push(v);
      await p.join(); console.log(...all);`,
      PIPE,
    );
    expect(verdict).toMatchObject({ exhaustive: true, findings: [] });
    expect(outcomes(verdict)).toEqual(['1 2']);
  });

  test('two who send may go in any order, each in its own', async () => {
    const verdict = await explore(
      `const c = new Channel(1);
      const a = spawn(() => import('./w.ts'), 'produce', c, 1, 2);
      const b = spawn(() => import('./w.ts'), 'produce', c, 7, 7);
      console.log(c.receive(), c.receive(), c.receive());
      await a.join(); await b.join();`,
      PIPE,
    );
    expect(verdict.exhaustive).toBe(true);
    expect(outcomes(verdict)).toEqual(['1.5 2.5 7.5', '1.5 7.5 2.5', '7.5 1.5 2.5']);
  });

  test('nobody sends, nobody closes: deadlocked; closed: undefined, and no more is sent', async () => {
    const wait = await explore(`await spawn(() => import('./w.ts'), 'one', new Channel(1)).join();`, PIPE);
    expect(outcomes(wait)).toEqual(['deadlocked']);
    const closed = await explore(
      `const c = new Channel(2); c.send(4); c.close();
      console.log(await spawn(() => import('./w.ts'), 'one', c).join(), await spawn(() => import('./w.ts'), 'one', c).join());
      try { c.send(1); } catch (error) { console.log((error as Error).message); }`,
      PIPE,
    );
    expect(outcomes(closed)).toEqual(['4 undefined send(): the channel is closed.']);
  });
});
