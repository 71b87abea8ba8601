/** Numbers below a bound, from a seed: mulberry32, a public-domain generator by T. Ettinger. */
export function createDraw(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export interface RandomThreads {
  /** Threads beside main, each with a few statements. */
  threads: 2 | 3;
  /** Two threads that take two locks inside each other, in any order, may wait for each other. */
  nestsLocks: boolean;
}

/**
 * A small program over two cells and two locks, equal for equal seeds: plain and atomic accesses,
 * compare-and-swap, wait and notify, output. What a thread reads decides what it writes; main prints what is left.
 */
export function createRandomThreads(
  seed: number,
  { threads, nestsLocks }: RandomThreads,
): Record<string, string> {
  const draw = createDraw(seed);
  const pick = <T>(...among: readonly T[]): T => among[draw(among.length)] as T;
  const length = threads === 2 ? 3 : 1;

  function drawStatement(name: string): string {
    const cell = draw(2);
    const amount = 1 + draw(3);
    return pick(
      `s += m[${cell}]!;`,
      `m[${cell}] = s + ${amount};`,
      `m[${cell}]!++;`,
      `m[${cell}]! += ${amount};`,
      `s += Atomics.load(m, ${cell});`,
      `Atomics.store(m, ${cell}, ${amount});`,
      `s += Atomics.add(m, ${cell}, ${amount});`,
      `s += Atomics.exchange(m, ${cell}, ${amount});`,
      `if (Atomics.compareExchange(m, ${cell}, 0, ${amount}) === 0) s += 10;`,
      `s += 2 * Atomics.compareExchange(m, ${cell}, s % 4, ${amount});`,
      `console.log('${name}', s);`,
      `s += Atomics.notify(m, ${cell});`,
      `if (Atomics.wait(m, ${cell}, ${amount}, 1) !== 'not-equal') s += 20;`,
    );
  }

  function drawBlock(name: string): string {
    const [first, second] = pick(['a', 'b'] as const, ['b', 'a'] as const);
    const inner = drawStatement(name);
    return pick(
      `${first}.lock(); ${inner} ${first}.unlock();`,
      nestsLocks
        ? `${first}.lock(); ${second}.lock(); ${inner} ${second}.unlock(); ${first}.unlock();`
        : `{ using _held = ${first}.lock(); ${inner} }`,
    );
  }

  const names = ['A', 'B', 'C'].slice(0, threads);
  const functions = names.map((name) => {
    const body: string[] = [];
    while (body.length < length) {
      if (body.length + 1 < length && draw(4) === 0) body.push(drawBlock(name), '');
      else body.push(drawStatement(name));
    }
    const lines = ['let s = 0;', ...body, 'return s;'].map((line) => `  ${line}`.trimEnd());
    return `export function ${name}(m: Int32Array, a: Mutex, b: Mutex): number {\n${lines.join('\n')}\n}`;
  });
  const spawns = names.map((name) => `const t${name} = spawn(() => import('./w.ts'), '${name}', m, a, b);`);
  const joins = names.map((name) => `const r${name} = await t${name}.join();`);
  return {
    'main.ts': [
      `import { Mutex, spawn } from 'lab';`,
      `const m = new Int32Array(new SharedArrayBuffer(8));`,
      `const a = new Mutex(); const b = new Mutex();`,
      ...spawns,
      ...joins,
      `console.log(${names.map((name) => `r${name}`).join(', ')}, m[0], m[1]);`,
    ].join('\n'),
    'w.ts': [`import type { Mutex } from 'lab';`, ...functions].join('\n'),
  };
}
