import { describe, expect, test } from 'vitest';
import { createAtomics } from './shared-atomics.ts';
import { createShared, createTrialCore, createTrialOps } from './trial/trial-ops.ts';

const setUp = (values = [5, 6, 7]) => {
  const ops = createTrialOps();
  const atomics = createAtomics(createTrialCore(), ops) as typeof Atomics;
  return { ops, atomics, array: createShared(ops, values) };
};

type Call = (atomics: typeof Atomics, array: Int32Array) => unknown;
const CALLS: [name: string, call: Call, line: string][] = [
  ['load', (a, v) => a.load(v, 1), 'read 0:4+4: 6 load'],
  ['store', (a, v) => a.store(v, 1, 9.7), 'write 0:4+4: 6 → 9 store'],
  ['store that wraps', (a, v) => a.store(v, 1, 2 ** 32 + 1), 'write 0:4+4: 6 → 1 store'],
  ['add', (a, v) => a.add(v, 0, 2 ** 31), 'update 0:0+4: 5 → -2147483643 add'],
  ['sub', (a, v) => a.sub(v, 0, 1), 'update 0:0+4: 5 → 4 sub'],
  ['and', (a, v) => a.and(v, 0, 4), 'update 0:0+4: 5 → 4 and'],
  ['or', (a, v) => a.or(v, 0, 2), 'update 0:0+4: 5 → 7 or'],
  ['xor', (a, v) => a.xor(v, 0, 1), 'update 0:0+4: 5 → 4 xor'],
  ['exchange', (a, v) => a.exchange(v, 2, -1), 'update 0:8+4: 7 → -1 exchange'],
  [
    'compareExchange that swaps',
    (a, v) => a.compareExchange(v, 0, 5, 8),
    'swap 0:0+4 if 5: 5 → 8 compareExchange',
  ],
  [
    'compareExchange that fails',
    (a, v) => a.compareExchange(v, 0, 4, 8),
    'swap 0:0+4 if 4: 5 compareExchange',
  ],
  ['wait for another value', (a, v) => a.wait(v, 0, 4), 'wait 0:0+4: 5 wait'],
  ['wait that times out', (a, v) => a.wait(v, 0, 5, 0), 'wait 0:0+4: 5 wait'],
  ['notify', (a, v) => a.notify(v, 0), 'notify 0:0+4: 5 notify'],
];

describe('[P3] each operation on shared memory is one, with what it did', () => {
  test.each(CALLS)('%s', (_name, call, line) => {
    const { ops, atomics, array } = setUp();
    const same = new Int32Array(new SharedArrayBuffer(12));
    same.set([5, 6, 7]);
    expect(call(atomics, array)).toBe(call(Atomics, same));
    expect([...array]).toEqual([...same]);
    expect(ops.lines).toEqual([line]);
  });

  test('a failed compareExchange writes nothing', () => {
    const { ops, atomics, array } = setUp([1]);
    const bytes = new Uint8Array(array.buffer);
    expect(atomics.compareExchange(bytes, 0, 257, 3)).toBe(1);
    expect(ops.lines).toEqual(['swap 0:0+1 if 1: 1 → 3 compareExchange']);
  });

  test('BigInts', () => {
    const { ops, atomics, array } = setUp([1, 0, 0, 0]);
    const big = new BigUint64Array(array.buffer);
    expect(atomics.sub(big, 0, 2n)).toBe(1n);
    expect(big[0]).toBe(2n ** 64n - 1n);
    expect(atomics.store(big, 1, 2n ** 70n)).toBe(2n ** 70n);
    expect(atomics.compareExchange(big, 1, 2n ** 64n, 7n)).toBe(0n);
    expect(big[1]).toBe(7n);
    expect(ops.lines).toHaveLength(3);
  });

  test("memory of the program's own is the platform's business", () => {
    const { ops, atomics } = setUp();
    const own = new Int32Array(2);
    const unknown = new Int32Array(new SharedArrayBuffer(8));
    expect(atomics.add(own, 0, 3) + atomics.add(unknown, 0, 3)).toBe(0);
    expect(own[0]).toBe(3);
    expect(ops.lines).toEqual([]);
  });
});

describe('what the platform refuses', () => {
  const REFUSED: [string, Call][] = [
    ['an index beyond the end', (a, v) => a.load(v, 3)],
    ['a negative index', (a, v) => a.store(v, -1, 0)],
    ['an index that is a symbol', (a, v) => a.load(v, Symbol() as never)],
    ['a float array', (a, v) => a.load(new Float64Array(v.buffer, 0, 1) as never, 0)],
    ['a clamped array', (a, v) => a.add(new Uint8ClampedArray(v.buffer) as never, 0, 1)],
    ['no array at all', (a) => a.add({} as never, 0, 1)],
    ['a BigInt for a number', (a, v) => a.add(v, 0, 1n as never)],
    ['a number for a BigInt', (a, v) => a.add(new BigInt64Array(v.buffer, 0, 1), 0, 1 as never)],
    ['waiting at 16 bits', (a, v) => a.wait(new Int16Array(v.buffer) as never, 0, 0, 0)],
    ['notifying beyond the end', (a, v) => a.notify(v, 7)],
    ['waiting beyond the end', (a, v) => a.wait(v, 7, 0, 0)],
  ];
  test.each(REFUSED)('%s is refused in its words, and nothing happens', (_name, call) => {
    const { ops, atomics, array } = setUp();
    const errorOf = (run: () => unknown): string => {
      try {
        return `gave ${String(run())}`;
      } catch (error) {
        return String(error);
      }
    };
    const native = errorOf(() => call(Atomics, array));
    expect(native).toMatch(/Error/);
    expect(errorOf(() => call(atomics, array))).toBe(native);
    expect(ops.lines).toEqual([]);
  });
});

describe('waitAsync', () => {
  test('settles when it is notified', async () => {
    const { ops, atomics, array } = setUp();
    expect(atomics.waitAsync(array, 0, 4)).toEqual({ async: false, value: 'not-equal' });
    expect(atomics.waitAsync(array, 0, 5, 0)).toEqual({ async: false, value: 'timed-out' });
    const wait = atomics.waitAsync(array, 0, 5);
    expect(wait.async).toBe(true);
    expect(atomics.notify(array, 0, 1)).toBe(1);
    expect(atomics.notify(array, 0, 1)).toBe(0);
    ops.settle();
    expect(await wait.value).toBe('ok');
  });
});

test("it looks like the platform's own", () => {
  const { atomics } = setUp();
  expect(Object.prototype.toString.call(atomics)).toBe(Object.prototype.toString.call(Atomics));
  expect(Object.getOwnPropertyNames(atomics).sort()).toEqual(Object.getOwnPropertyNames(Atomics).sort());
  for (const name of Object.getOwnPropertyNames(Atomics)) {
    const [ours, theirs] = [atomics, Atomics].map((a) => Object.getOwnPropertyDescriptor(a, name));
    expect({ ...ours, value: null }).toEqual({ ...theirs, value: null });
    const [f, g] = [ours?.value, theirs?.value] as [() => void, () => void];
    expect([f.name, f.length, 'prototype' in f]).toEqual([g.name, g.length, 'prototype' in g]);
  }
});

test("a run that can have no threads has the platform's own", () => {
  expect(createAtomics(createTrialCore(), { ...createTrialOps(), isActive: false })).toBe(Atomics);
});
