/** Programs of real threads whose executions others have counted, under sequential consistency: spawn, plain accesses, Atomics. */
export interface CountedProgram {
  name: string;
  files: Record<string, string>;
  /** Executions that come to their end. */
  traces: number;
  /** Executions in which the threads wait for each other. */
  deadlocks: number;
  /** What main prints at the end, all that is possible; only where it prints. */
  prints?: readonly string[];
}

/** Main starts each call as a thread, `a(x)` by its own text, and joins them one by one. */
function inParallel(
  setUp: string,
  calls: readonly string[],
  worker: string,
  end = '',
): CountedProgram['files'] {
  const spawns = calls.map((call, index) => {
    const [, name = '', args = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
    return `const t${index} = spawn(() => import('./w.ts'), '${name}', ${args});`;
  });
  const joins = calls.map((_call, index) => `await t${index}.join();`);
  return {
    'main.ts': [`import { Mutex, spawn } from 'lab';`, setUp, ...spawns, ...joins, end].join('\n'),
    'w.ts': `import type { Mutex } from 'lab';\n${worker}`,
  };
}

const repeat = (count: number, toCall: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => toCall(index));
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const cells = (count: number): string => `const m = new Int32Array(new SharedArrayBuffer(${count * 4}));`;

/** Two threads, each with two accesses of `m[0]` and `m[1]`; `read` and `write` may be plain or atomic. */
function litmus(
  name: string,
  isAtomic: boolean,
  calls: readonly string[],
  toWorker: (memory: Memory) => string,
): CountedProgram {
  const memory: Memory = isAtomic
    ? { read: (cell) => `Atomics.load(m, ${cell});`, write: (cell) => `Atomics.store(m, ${cell}, 1);` }
    : { read: (cell) => `void m[${cell}];`, write: (cell) => `m[${cell}] = 1;` };
  return {
    name: `${name}, ${isAtomic ? 'atomic' : 'plain'}`,
    files: inParallel(cells(2), calls, toWorker(memory)),
    traces: calls.length === 4 ? 15 : 3,
    deadlocks: 0,
  };
}

interface Memory {
  read: (cell: number) => string;
  write: (cell: number) => string;
}

const toFunction = (name: string, ...body: string[]): string =>
  `export function ${name}(m: Int32Array): void { ${body.join(' ')} }\n`;

const litmusTests = [false, true].flatMap((isAtomic) => [
  litmus(
    'store buffering',
    isAtomic,
    ['a(m)', 'b(m)'],
    ({ read, write }) => toFunction('a', write(0), read(1)) + toFunction('b', write(1), read(0)),
  ),
  litmus(
    'message passing',
    isAtomic,
    ['a(m)', 'b(m)'],
    ({ read, write }) => toFunction('a', write(0), write(1)) + toFunction('b', read(1), read(0)),
  ),
  litmus(
    'load buffering',
    isAtomic,
    ['a(m)', 'b(m)'],
    ({ read, write }) => toFunction('a', read(0), write(1)) + toFunction('b', read(1), write(0)),
  ),
  litmus(
    'independent reads of independent writes',
    isAtomic,
    ['a(m)', 'b(m)', 'c(m)', 'd(m)'],
    ({ read, write }) =>
      toFunction('a', write(0)) +
      toFunction('b', write(1)) +
      toFunction('c', read(0), read(1)) +
      toFunction('d', read(1), read(0)),
  ),
]);

/** One writer, `count` readers that look at a cell of their own first. */
const readers = (count: number): CountedProgram => ({
  name: `readers(${count})`,
  files: inParallel(
    cells(count + 1),
    ['write(m)', ...repeat(count, (k) => `read(m, ${k + 1})`)],
    `export function write(m: Int32Array): void { m[0] = 1; }
export function read(m: Int32Array, own: number): void { void m[own]; void m[0]; }`,
  ),
  traces: 2 ** count,
  deadlocks: 0,
});

/** One thread looks for the last zero of an array, from its end; the others each copy their left neighbour plus one. */
export const lastZero = (count: number): CountedProgram => ({
  name: `lastzero(${count})`,
  files: inParallel(
    cells(count + 1),
    [`search(m, ${count})`, ...repeat(count, (k) => `copy(m, ${k + 1})`)],
    `export function search(m: Int32Array, from: number): void { let k = from; while (m[k] !== 0) k--; }
export function copy(m: Int32Array, to: number): void { m[to] = m[to - 1]! + 1; }`,
  ),
  traces: (count + 3) * 2 ** (count - 2),
  deadlocks: 0,
});

const atomicAdds = (count: number): CountedProgram => ({
  name: `${count} atomic adds`,
  files: inParallel(
    cells(1),
    repeat(count, () => 'add(m)'),
    `export function add(m: Int32Array): void { Atomics.add(m, 0, 1); }`,
    'console.log(m[0]);',
  ),
  traces: factorial(count),
  deadlocks: 0,
  prints: [`${count}\n`],
});

/** `x++` by so many threads, neither atomic nor locked. */
const increments = (count: number, traces: number): CountedProgram => ({
  name: `${count} threads of x++`,
  files: inParallel(
    cells(1),
    repeat(count, () => 'increment(m)'),
    `export function increment(m: Int32Array): void { m[0]!++; }`,
    'console.log(m[0]);',
  ),
  traces,
  deadlocks: 0,
  prints: repeat(count, (k) => `${k + 1}\n`),
});

const lockedIncrements = (count: number): CountedProgram => ({
  name: `${count} increments under a lock`,
  files: inParallel(
    `${cells(1)} const lock = new Mutex();`,
    repeat(count, () => 'increment(m, lock)'),
    `export function increment(m: Int32Array, lock: Mutex): void { lock.lock(); m[0]!++; lock.unlock(); }`,
    'console.log(m[0]);',
  ),
  traces: factorial(count),
  deadlocks: 0,
  prints: [`${count}\n`],
});

const BOTH = `export function both(first: Mutex, second: Mutex): void {
  first.lock(); second.lock(); second.unlock(); first.unlock();
}`;

const crossedLocks: CountedProgram = {
  name: 'two locks in opposite orders',
  files: inParallel('const a = new Mutex(); const b = new Mutex();', ['both(a, b)', 'both(b, a)'], BOTH),
  traces: 2,
  deadlocks: 1,
};

/** Each takes the fork on its left, then the one on its right; the last one the other way round, if so asked. */
const philosophers = (count: number, isLastReversed: boolean): CountedProgram => ({
  name: `${count} philosophers${isLastReversed ? ', one reversed' : ''}`,
  files: inParallel(
    `const forks = Array.from({ length: ${count} }, () => new Mutex());`,
    repeat(count, (k) => {
      const [left, right] = [`forks[${k}]!`, `forks[${(k + 1) % count}]!`];
      return isLastReversed && k === count - 1 ? `both(${right}, ${left})` : `both(${left}, ${right})`;
    }),
    BOTH,
  ),
  traces: 2 ** count - 2,
  deadlocks: isLastReversed ? 0 : 1,
});

/** Two threads add each other's number to their own, so many times; a third one looks at both. */
export const fibonacciRace = (rounds: number, traces: number): CountedProgram => ({
  name: `Fibonacci race of ${rounds} rounds`,
  files: inParallel(
    'const m = new Int32Array(new SharedArrayBuffer(8)); m[0] = 1; m[1] = 1;',
    ['grow(m, 0, 1)', 'grow(m, 1, 0)', 'look(m)'],
    `export function grow(m: Int32Array, own: number, other: number): void {
  for (let k = 0; k < ${rounds}; k++) m[own] = m[own]! + m[other]!;
}
export function look(m: Int32Array): void { void m[0]; void m[1]; }`,
  ),
  traces,
  deadlocks: 0,
});

/** DESIGN section 15, but for the races of many minutes. */
export const COUNTED: readonly CountedProgram[] = [
  ...litmusTests,
  ...[2, 3, 5, 8].map(readers),
  ...[2, 3, 4, 5].map(lastZero),
  ...[2, 3, 4, 5].map(atomicAdds),
  increments(2, 4),
  increments(3, 36),
  increments(4, 576),
  ...[2, 3, 4, 5].map(lockedIncrements),
  crossedLocks,
  ...[2, 3, 4, 5].map((count) => philosophers(count, false)),
  ...[2, 3, 4, 5].map((count) => philosophers(count, true)),
];
