import { describe, expect, test } from 'vitest';
import { createElementHooks } from './element-hooks.ts';
import { createShared, createTrialCore, createTrialOps } from './trial/trial-ops.ts';

const setUp = (values = [5, 6, 7]) => {
  const ops = createTrialOps();
  return { ops, hooks: createElementHooks(createTrialCore(), ops), array: createShared(ops, values) };
};

describe('[H14] elements of shared memory', () => {
  test('a read is one operation, a write another', () => {
    const { ops, hooks, array } = setUp();
    expect(hooks.get(1, array, 1)).toBe(6);
    expect(hooks.set(1, array, 2, 9)).toBe(9);
    expect(array[2]).toBe(9);
    expect(ops.lines).toEqual(['read 0:4+4 plain: 6 load', 'write 0:8+4 plain: 7 → 9 store']);
  });

  test('an increment and a compound assignment are a read and a write each', () => {
    const { ops, hooks, array } = setUp();
    expect(hooks.updated(1, array, 0, 1, false)).toBe(5);
    expect(hooks.updated(1, array, 0, -1, true)).toBe(5);
    expect(hooks.assigned(1, hooks.ref(1, array, 0), '**', 2)).toBe(25);
    expect(ops.lines).toEqual([
      ...['read 0:0+4 plain: 5 load', 'write 0:0+4 plain: 5 → 6 store'],
      ...['read 0:0+4 plain: 6 load', 'write 0:0+4 plain: 6 → 5 store'],
      ...['read 0:0+4 plain: 5 load', 'write 0:0+4 plain: 5 → 25 store'],
    ]);
  });

  test('the value of an assignment is what was assigned, the log holds what was stored', () => {
    const { ops, hooks, array } = setUp();
    expect(hooks.set(1, array, 0, 2 ** 32 + 3.7)).toBe(2 ** 32 + 3.7);
    expect(array[0]).toBe(3);
    expect(ops.lines).toEqual(['write 0:0+4 plain: 5 → 3 store']);
  });

  test('views with an offset and other types name the bytes', () => {
    const { ops, hooks } = setUp();
    const buffer = new SharedArrayBuffer(32);
    ops.register(buffer);
    const big = new BigInt64Array(buffer, 8);
    const bytes = new Uint8Array(buffer, 3, 2);
    expect(hooks.updated(1, big, 1, 1, true)).toBe(1n);
    expect(hooks.assigned(1, hooks.ref(1, bytes, '1'), '-', 1)).toBe(-1);
    expect(ops.lines).toEqual([
      ...['read 1:16+8 plain: 0 load', 'write 1:16+8 plain: 0 → 1 store'],
      ...['read 1:4+1 plain: 0 load', 'write 1:4+1 plain: 0 → 255 store'],
    ]);
  });

  test.each([
    ['beyond the end', 3],
    ['negative', -1],
    ['a fraction', 0.5],
    ['NaN', NaN],
    ['no canonical number', '01'],
    ['a minus zero in writing', '-0'],
    ['a name', 'length'],
    ['a symbol', Symbol.iterator],
  ])('a key that is %s is no access', (_name, key) => {
    const { ops, hooks, array } = setUp();
    const same = new Int32Array([5, 6, 7]);
    expect(hooks.get(1, array, key)).toBe(same[key as number]);
    if (typeof key !== 'symbol' && key !== 'length') hooks.set(1, array, key, 1);
    expect(ops.lines).toEqual([]);
  });

  test('a key that is an object is asked for its name once', () => {
    const { ops, hooks, array } = setUp();
    let asked = 0;
    const key = { toString: () => (asked++, '1') };
    expect(hooks.updated(1, array, key, 1, false)).toBe(6);
    expect(asked).toBe(1);
    expect(hooks.get(1, array, -0)).toBe(5);
    expect(ops.lines[2]).toBe('read 0:0+4 plain: 5 load');
  });

  test('what the language refuses it refuses in its own words', () => {
    const { ops, hooks, array } = setUp();
    expect(() => hooks.set(1, array, 0, 1n)).toThrow('Cannot convert a BigInt value to a number');
    expect(() => hooks.get(1, undefined, 'x')).toThrow(TypeError);
    expect(() => hooks.ref(1, null, 0)).toThrow(TypeError);
    expect(() => hooks.assigned(1, hooks.ref(1, array, 0), '+', 1n)).toThrow('Cannot mix BigInt');
    expect(ops.lines).toEqual(['read 0:0+4 plain: 5 load']);
  });
});

describe('[H1] everything else is what the language does', () => {
  type Apply = (list: never[], right: never) => unknown;
  const OPERATORS: [string, Apply][] = [
    ['+', (a: number[], b: number) => (a[0]! += b)],
    ['-', (a: number[], b: number) => (a[0]! -= b)],
    ['*', (a: number[], b: number) => (a[0]! *= b)],
    ['/', (a: number[], b: number) => (a[0]! /= b)],
    ['%', (a: number[], b: number) => (a[0]! %= b)],
    ['**', (a: number[], b: number) => (a[0]! **= b)],
    ['<<', (a: number[], b: number) => (a[0]! <<= b)],
    ['>>', (a: number[], b: number) => (a[0]! >>= b)],
    ['>>>', (a: number[], b: number) => (a[0]! >>>= b)],
    ['&', (a: number[], b: number) => (a[0]! &= b)],
    ['|', (a: number[], b: number) => (a[0]! |= b)],
    ['^', (a: number[], b: number) => (a[0]! ^= b)],
  ];

  test.each(OPERATORS)('%s=', (operator, assign) => {
    const { ops, hooks } = setUp();
    for (const [left, right] of [
      [7, 3],
      ['7', 3],
      [-5, '2'],
      [{ valueOf: () => 9 }, 2],
      [7n, 2n],
    ] as const) {
      if (operator === '>>>' && typeof left === 'bigint') continue; // the language has none
      const list: unknown[] = [left];
      const expected = assign([left] as never[], right as never);
      expect(hooks.assigned(1, hooks.ref(1, list, 0), operator, right)).toEqual(expected);
      expect(list[0]).toEqual(expected);
    }
    expect(ops.lines).toEqual([]);
  });

  test('a logical assignment stores its value', () => {
    const { hooks } = setUp();
    const list = [0];
    expect(hooks.assigned(1, hooks.ref(1, list, 0), '||', 4)).toBe(4);
    expect(list).toEqual([4]);
  });

  test('no property of an object is read but the one that is asked for', () => {
    const { ops, hooks } = setUp();
    const read: PropertyKey[] = [];
    const note = (key: PropertyKey): number => read.push(key);
    const spy = new Proxy(
      { a: 1 },
      {
        get: (target, key) => {
          note(key);
          return Reflect.get(target, key) as unknown;
        },
        getPrototypeOf: () => {
          note('prototype');
          return null;
        },
        has: (_target, key) => note(key) > 0,
      },
    );
    expect(hooks.get(1, spy, 'a')).toBe(1);
    expect(hooks.get(1, spy, 'a')).toBe(1);
    expect(read).toEqual(['a', 'a']);
    const plain = new Int32Array(2);
    expect(hooks.updated(1, plain, 0, 1, true)).toBe(1);
    expect(hooks.updated(1, ['5'], 0, 1, false)).toBe(5);
    expect(ops.lines).toEqual([]);
  });

  test('[R3] setters on prototypes see nothing', () => {
    const { hooks, array } = setUp([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    let seen = 0;
    const spy = { configurable: true, set: () => (seen += 1), get: () => (seen += 1) };
    Object.defineProperty(Object.prototype, '8', spy);
    try {
      hooks.set(1, array, 8, 3);
      hooks.get(1, array, { toString: () => '8' });
    } finally {
      Reflect.deleteProperty(Object.prototype, '8');
    }
    expect([seen, array[8]]).toEqual([0, 3]);
  });
});
