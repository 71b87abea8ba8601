import { beforeAll, describe, expect, test } from 'vitest';
import { installSharedArrays } from './shared-arrays.ts';
import { createTrialCore, createTrialOps, type TrialOps } from './trial/trial-ops.ts';

const ops: TrialOps = createTrialOps();
const NativeInt32 = Int32Array;
const before = new Map(
  Object.getOwnPropertyNames(Object.getPrototypeOf(Int8Array.prototype)).map((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(
      Object.getPrototypeOf(Int8Array.prototype),
      name,
    )?.value;
    return [name, typeof value === 'function' ? [value.name, value.length] : null];
  }),
);
/** Stands for the global object. */
const scope = { Int32Array, Float64Array, Uint8Array };

beforeAll(() => {
  installSharedArrays(scope, createTrialCore(), ops, (byteLength) => {
    const buffer = new SharedArrayBuffer(byteLength);
    ops.register(buffer);
    return buffer;
  });
});

/** A shared array with these elements; what was written down so far is forgotten. */
function share(values: readonly number[]): Int32Array<SharedArrayBuffer> {
  const buffer = new SharedArrayBuffer(values.length * 4);
  const array = new NativeInt32(buffer);
  values.forEach((value, k) => (array[k] = value));
  ops.register(buffer);
  ops.lines.length = 0;
  return array;
}

/** Which elements were read and written, in order: `r0 w2`. */
const order = (): string =>
  ops.lines
    .map((line) => line.replace(/^(.)\w* \d+:(\d+).*/, (_, op, at) => `${op}${Number(at) / 4}`))
    .join(' ');

const VALUES = [3, 1, 2, 1];
const CALLS: [name: string, call: (array: Int32Array) => unknown, order: string][] = [
  ['at', (a) => [a.at(-1), a.at(9), a.at(0)], 'r3 r0'],
  ['includes', (a) => a.includes(1), 'r0 r1'],
  ['includes from the end', (a) => a.includes(3, -2), 'r2 r3'],
  ['indexOf', (a) => a.indexOf(2), 'r0 r1 r2'],
  ['indexOf nothing', (a) => a.indexOf(9), 'r0 r1 r2 r3'],
  ['lastIndexOf', (a) => a.lastIndexOf(1), 'r3'],
  ['lastIndexOf from', (a) => [a.lastIndexOf(3, -3), a.lastIndexOf(1, undefined)], 'r1 r0 r0'],
  ['join', (a) => a.join('-'), 'r0 r1 r2 r3'],
  ['toString', (a) => a.toString(), 'r0 r1 r2 r3'],
  ['slice', (a) => a.slice(1, -1), 'r1 r2'],
  ['with', (a) => a.with(1, 8.5), 'r0 r1 r2 r3'],
  ['toSorted', (a) => a.toSorted(), 'r0 r1 r2 r3'],
  ['toReversed', (a) => a.toReversed(), 'r0 r1 r2 r3'],
  ['map', (a) => a.map((v, k) => v * 10 + k), 'r0 r1 r2 r3'],
  ['filter', (a) => a.filter((v) => v === 1), 'r0 r1 r2 r3'],
  ['find', (a) => a.find((v) => v < 3), 'r0 r1'],
  ['find nothing', (a) => a.find((v) => v > 3), 'r0 r1 r2 r3'],
  ['findLast', (a) => a.findLast((v) => v > 1), 'r3 r2'],
  ['findIndex', (a) => a.findIndex((v) => v < 3), 'r0 r1'],
  ['findLastIndex', (a) => a.findLastIndex((v) => v > 1), 'r3 r2'],
  ['some', (a) => a.some((v) => v === 1), 'r0 r1'],
  ['every', (a) => a.every((v) => v > 1), 'r0 r1'],
  ['reduce', (a) => a.reduce((s, v) => s * 10 + v), 'r0 r1 r2 r3'],
  ['reduceRight', (a) => a.reduceRight((s, v, k) => `${s}${v}${k}`, ''), 'r3 r2 r1 r0'],
  ['spread', (a) => [...a], 'r0 r1 r2 r3'],
  ['entries', (a) => [...a.entries()], 'r0 r1 r2 r3'],
  ['keys', (a) => [...a.keys()], ''],
  ['destructuring', ([a, b]) => [a, b], 'r0 r1'],
  ['Array.from', (a) => Array.from(a, (v) => v + 1), 'r0 r1 r2 r3'],
  ['a typed array from it', (a) => Float64Array.from(a), 'r0 r1 r2 r3'],
  ['fill', (a) => a.fill(7.9, 1, 3), 'w1 w2'],
  ['copyWithin forwards', (a) => a.copyWithin(0, 1), 'r1 w0 r2 w1 r3 w2'],
  ['copyWithin backwards', (a) => a.copyWithin(1, 0), 'r2 w3 r1 w2 r0 w1'],
  ['reverse', (a) => a.reverse(), 'r0 r3 w0 w3 r1 r2 w1 w2'],
  ['sort', (a) => a.sort(), 'r0 r1 r2 r3 w0 w1 w2 w3'],
  ['sort by', (a) => a.sort((x, y) => y - x), 'r0 r1 r2 r3 w0 w1 w2 w3'],
  ['set from a list', (a) => a.set([8, 9], 1), 'w1 w2'],
  ['set from an object', (a) => a.set({ length: 1, 0: '5' } as never), 'w0'],
  ['set from an array of its own', (a) => a.set(new Float64Array([8.5, 9]), 2), 'w2 w3'],
  ['set from itself', (a) => a.set(a.subarray(0, 2), 1), 'r0 r1 w1 w2'],
  ['subarray', (a) => a.subarray(1, 2).length, ''],
];

describe('[P3] methods on shared arrays take elements one by one', () => {
  test.each(CALLS)('%s', (_name, call, expected) => {
    const own = new NativeInt32(VALUES);
    const shared = share(VALUES);
    const [result, model] = [call(shared), call(own)];
    expect(order()).toBe(expected);
    expect(result === shared).toBe(model === own);
    if (result !== shared) expect(result).toEqual(model);
    expect(Array.from(shared)).toEqual(Array.from(own));
  });

  test('each element is read when the callback is about to be called with it', () => {
    const shared = share([1, 2]);
    const seen: unknown[] = [];
    shared.forEach(function (this: unknown, value, index, array) {
      seen.push([value, index, array === shared, this]);
      if (index === 0) shared[1] = 9;
    }, 'this');
    expect(seen).toEqual([
      [1, 0, true, 'this'],
      [9, 1, true, 'this'],
    ]);
  });

  test('other arrays read a shared one when they are made from it', () => {
    const shared = share([1, 2]);
    const copy = new scope.Float64Array(shared);
    expect(copy).toEqual(new Float64Array([1, 2]));
    expect(order()).toBe('r0 r1');
    ops.lines.length = 0;
    const own = new scope.Int32Array(2);
    own.set(shared);
    expect([own[0], own[1]]).toEqual([1, 2]);
    expect(order()).toBe('r0 r1');
  });

  test('BigInts and bytes', () => {
    const buffer = new SharedArrayBuffer(16);
    ops.register(buffer);
    const big = new BigInt64Array(buffer);
    expect(big.fill(3n).map((v) => v * 2n)).toEqual(new BigInt64Array([6n, 6n]));
    expect(big.reduce<bigint>((sum, value) => sum + value, 0n)).toBe(6n);
    expect(big.filter((_v, k) => k === 1)).toEqual(new BigInt64Array([3n]));
    expect(() => big.set([1] as never)).toThrow(TypeError);
    expect(() => big.set(new Int32Array(1) as never)).toThrow(TypeError);
  });

  test("a class of the program's own makes its own kind", () => {
    class Cells extends scope.Int32Array {}
    const shared = share([1, 2, 3]);
    const cells = new Cells(shared.buffer as never);
    expect(cells.map((v) => v)).toBeInstanceOf(Cells);
    expect(cells.slice(1)).toBeInstanceOf(Cells);
    expect(cells.filter((v) => v > 1)).toHaveLength(2);
    expect(order()).toBe('r0 r1 r2 r1 r2 r0 r1 r2');
  });
});

describe('DataView', () => {
  test('each access is one operation', () => {
    const shared = share([0, 0, 0]);
    const view = new DataView(shared.buffer, 2);
    view.setUint16(1, 0x1ff02, true);
    expect(view.getUint8(2)).toBe(0xff);
    view.setFloat64(2, 1.5);
    view.setBigInt64(0, -1n);
    expect(ops.lines).toEqual([
      ...['write 0:3+2 plain: 0 → 65282 store', 'read 0:4+1 plain: 255 load'].map((line) =>
        line.replace('0:', `${ops.objectOf(shared.buffer)}:`),
      ),
      expect.stringMatching(/^write \d+:4\+8 plain: \S+ → 1.5 store$/),
      expect.stringMatching(/^write \d+:2\+8 plain: \S+ → -1 store$/),
    ]);
  });

  test('what is refused is no operation', () => {
    const shared = share([0]);
    const view = new DataView(shared.buffer);
    expect(() => view.getInt32(1)).toThrow(RangeError);
    expect(() => view.setInt32(-1, 0)).toThrow(RangeError);
    expect(() => view.setInt8(0, 1n as never)).toThrow(TypeError);
    expect(() => DataView.prototype.getInt8.call(new Int8Array(1) as never, 0)).toThrow(TypeError);
    expect(ops.lines).toEqual([]);
    expect(new DataView(new ArrayBuffer(4)).getInt32(0)).toBe(0);
  });
});

describe('what the platform refuses', () => {
  test.each<[string, (array: Int32Array) => unknown]>([
    ['a callback that is none', (a) => a.map(3 as never)],
    ['find without a callback', (a) => a.find(undefined as never)],
    ['reducing nothing', (a) => a.subarray(4).reduce((x) => x)],
    ['an order that is none', (a) => a.sort(3 as never)],
    ['a place beyond the end', (a) => a.with(4, 0)],
    ['a list that does not fit', (a) => a.set([1, 2], 3)],
    ['an array that does not fit', (a) => a.set(new Int8Array(2), 3)],
    ['a negative place', (a) => a.set([1], -1)],
    ['nothing to set from', (a) => a.set(null as never)],
    ['a BigInt among numbers', (a) => a.fill(1n as never)],
    ['an array of BigInts', (a) => a.set(new BigInt64Array(1) as never)],
  ])('%s', (_name, call) => {
    const errorOf = (array: Int32Array): string => {
      try {
        return `gave ${String(call(array))}`;
      } catch (error) {
        return String(error);
      }
    };
    const model = errorOf(new NativeInt32(VALUES));
    expect(model).toMatch(/Error/);
    expect(errorOf(share(VALUES))).toBe(model);
    expect(ops.lines).toEqual([]);
  });

  test('receivers that are no typed arrays', () => {
    const { map, fill, values } = Int32Array.prototype;
    for (const method of [map, fill, values]) {
      expect(() => {
        Reflect.apply(method, [], [() => 1]);
      }).toThrow(TypeError);
    }
  });
});

test('shared buffers are copied byte by byte, and keep their size under control', () => {
  const shared = share([1, 2]);
  const copy = shared.buffer.slice(4);
  expect(new NativeInt32(copy)[0]).toBe(2);
  expect(ops.lines).toHaveLength(4);
  expect(ops.objectOf(copy)).toBeGreaterThan(0);
  expect(() => shared.buffer.grow(16)).toThrow('keeps its size');
});

test("methods and constructors look like the platform's own", () => {
  const prototype = Object.getPrototypeOf(Int8Array.prototype) as object;
  for (const [name, shape] of before) {
    const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    expect([name, typeof value === 'function' ? [value.name, value.length] : null]).toEqual([name, shape]);
  }
  expect(Reflect.get(prototype, Symbol.iterator)).toBe(Reflect.get(prototype, 'values'));
  expect(() => {
    Reflect.construct(Int32Array.prototype.fill, []);
  }).toThrow(TypeError);
  expect(new scope.Int32Array(1).constructor).toBe(scope.Int32Array);
  expect(new scope.Int32Array(1)).toBeInstanceOf(scope.Int32Array);
  expect([scope.Int32Array.name, scope.Int32Array.BYTES_PER_ELEMENT]).toEqual(['Int32Array', 4]);
  expect(() => (scope.Int32Array as never as () => void)()).toThrow(TypeError);
  expect(scope.Int32Array.of(1, 2).length).toBe(2);
});
