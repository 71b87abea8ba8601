import { describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { createSyncPrimitives } from './sync-primitives.ts';
import { createTrialCore, createTrialOps } from './trial/trial-ops.ts';
import {
  decodeValue,
  encodeValue,
  flattenPrimitives,
  refusePrimitives,
  revivePrimitives,
} from './value-codec.ts';

const ops = createTrialOps();
const buffers: SharedArrayBuffer[] = [];
const share = (bytes: number): SharedArrayBuffer => {
  const buffer = new SharedArrayBuffer(bytes);
  ops.register(buffer);
  buffers.push(buffer);
  return buffer;
};
const { classes, reviver } = createSyncPrimitives(createTrialCore(), ops, Atomics, 0, share);
const numberOf = (buffer: unknown): number => buffers.indexOf(buffer as SharedArrayBuffer);

const encode = (value: unknown, isOurs = true): string | null =>
  encodeValue(value, numberOf, isOurs, reviver);
/** Through text and back; fails when only the platform could copy it. */
function pass<T>(value: T): T {
  const text = encode(value);
  if (text === null) throw new Error('needs the platform');
  return decodeValue(text, (number) => buffers[number], reviver) as T;
}

class Account {
  owner = 'ada';
  #secret = 1;
  get secret(): number {
    return this.#secret;
  }
}

describe('[P5] values as text', () => {
  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['numbers', [0, -0, 1.5, -1e300, NaN, Infinity, -Infinity, 2 ** 53]],
    ['BigInts', [0n, -(2n ** 100n)]],
    ['texts', ['', 'a;b:c', 'ä\u{1f600}', '\ud800', '\0', 's3;x']],
    ['booleans', [true, false]],
    ['objects', { a: 1, 'b c': { d: [] }, '': null, 7: 'seven' }],
    ['a property named __proto__', JSON.parse('{"__proto__": {"x": 1}}')],
    ['nested lists', [[[]], [1, [2]]]],
    ['a list with holes', [1, , 3, ,]], // eslint-disable-line no-sparse-arrays
    [
      'maps',
      new Map<unknown, unknown>([
        [{ a: 1 }, [1]],
        ['k', new Map()],
      ]),
    ],
    ['sets', new Set([1, 'a', new Set([2])])],
    ['dates', [new Date(5), new Date(NaN)]],
    ['an instance of a class', new Account()],
    ['small memory of its own', new Uint8Array([0, 255, 59])],
    ['views of one memory', ((b) => [new Int16Array(b, 2, 1), new DataView(b, 1)])(new ArrayBuffer(8))],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { x: 1 })],
  ])('%s: as the platform copies them', (_name, value) => {
    expect(pass(value)).toEqual(structuredClone(value));
  });

  test('errors keep what the platform keeps', () => {
    class OwnError extends Error {
      override name = 'OwnError';
      extra = 1;
    }
    for (const error of [
      new TypeError('no', { cause: [1] }),
      new OwnError('x'),
      new Error(),
      new RangeError(''),
    ]) {
      const copy = structuredClone(error);
      const ours = pass(error);
      expect(ours).toBeInstanceOf(copy.constructor);
      expect([ours.name, ours.message, ours.stack, ours.cause]).toEqual([
        copy.name,
        copy.message,
        copy.stack,
        copy.cause,
      ]);
      expect(Object.getOwnPropertyDescriptor(ours, 'message')).toEqual(
        Object.getOwnPropertyDescriptor(copy, 'message'),
      );
      expect(Object.keys(ours)).toEqual(Object.keys(copy));
    }
  });

  test('cycles and what is shared stay so', () => {
    const list: unknown[] = [1];
    const value = { list, again: list, map: new Map<unknown, unknown>() };
    list.push(value);
    value.map.set('self', value.map);
    const copy = pass(value);
    expect(copy.again).toBe(copy.list);
    expect(copy.list[1]).toBe(copy);
    expect(copy.map.get('self')).toBe(copy.map);
  });

  test('shared memory is the same memory, views included', () => {
    const buffer = share(16);
    const copy = pass({ buffer, view: new Float64Array(buffer, 8), all: new Int32Array(buffer) });
    expect(copy.buffer).toBe(buffer);
    copy.view[0] = 2;
    expect(new Float64Array(buffer)[1]).toBe(2);
    expect([copy.all.length, copy.view.byteOffset]).toEqual([4, 8]);
  });

  test("getters are asked once, in the platform's order", () => {
    const asked: string[] = [];
    const value = {
      get a() {
        asked.push('a');
        return 1;
      },
      get b() {
        asked.push('b');
        return 2;
      },
    };
    expect(pass(value)).toEqual({ a: 1, b: 2 });
    expect(asked).toEqual(['a', 'b']);
  });

  test.each<[string, unknown]>([
    ['a pattern', /x/],
    ['a boxed number', Object(1)],
    ['a large memory', new ArrayBuffer(5000)],
    ['memory that grows', new ArrayBuffer(1, { maxByteLength: 2 })],
    ['shared memory that nobody knows', new SharedArrayBuffer(4)],
    ['a long text', 'x'.repeat(70_000)],
    ['a long list', new Array(20_000).fill(0)],
    ['an event', new Event('x')],
    ['an exception of the platform', new DOMException('x')],
    ['great depth', Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], 1)],
  ])('%s is left to the platform', (_name, value) => {
    expect(encode(value)).toBeNull();
    expect(encode(value, false)).toBeNull();
  });

  test.each<[string, unknown]>([
    ['a function', { f: () => 1 }],
    ['a symbol', [Symbol('s')]],
    ['a class', Account],
  ])("[P10] %s is refused in the platform's words", (_name, value) => {
    const errorOf = (run: () => unknown): unknown[] => {
      try {
        return ['gave', run()];
      } catch (error) {
        const { name, message } = error as Error;
        return [error instanceof DOMException, name, message];
      }
    };
    expect(errorOf(() => encode(value))).toEqual(errorOf(() => structuredClone(value)));
    expect(errorOf(() => encode(value))[1]).toBe('DataCloneError');
  });

  test('[R3] setters and methods that a program put on prototypes see nothing', () => {
    const seen: unknown[] = [];
    const spy = { configurable: true, set: (v: unknown) => void seen.push(v), get: () => undefined };
    const { set } = Map.prototype;
    Object.defineProperty(Object.prototype, 'spied', spy);
    Map.prototype.set = function (...args) {
      if (args[0] === 'spied') seen.push(args);
      return Reflect.apply(set, this, args) as Map<unknown, unknown>;
    };
    let copy: { spied: number; m: Map<string, number> };
    try {
      copy = pass(
        Object.defineProperty({ m: Reflect.construct(Map, [[]]) } as never, 'spied', {
          value: 1,
          enumerable: true,
        }),
      );
    } finally {
      Map.prototype.set = set;
      Reflect.deleteProperty(Object.prototype, 'spied');
    }
    expect([copy.spied, copy.m.size, seen]).toEqual([1, 0, []]);
  });

  test('random values come back as the platform copies them', () => {
    const seed = Number(process.env['TEST_SEED'] ?? 1);
    const random = createRandom(seed);
    const pick = (n: number): number => Math.floor(random() * n);
    const known: object[] = [];
    const make = (depth: number): unknown => {
      const kind = pick(depth > 4 ? 6 : 12);
      if (kind === 0) return pick(1000) / 7 - 50;
      if (kind === 1) return String.fromCharCode(...Array.from({ length: pick(5) }, () => pick(0x10000)));
      if (kind === 2) return [undefined, null, true, -0, 10n, NaN][pick(6)];
      if (kind === 3) return new Date(pick(1e9));
      if (kind < 6) return known[pick(known.length || 1)];
      const children = Array.from({ length: pick(4) }, (_, k) => [`k${k}`, make(depth + 1)] as const);
      const value =
        kind < 8
          ? Object.fromEntries(children)
          : kind < 10
            ? children.map(([, child]) => child)
            : kind === 10
              ? new Map(children)
              : new Set(children.map(([, child]) => child));
      known.push(value);
      return value;
    };
    for (let k = 0; k < 300; k++) {
      known.length = 0;
      const value = make(0);
      expect(pass(value), `seed ${seed}, value ${k}`).toEqual(structuredClone(value));
    }
  });
});

describe('[P6] primitives of lab', () => {
  const cells = new Int32Array(share(64));
  const mutex = new classes.Mutex(cells, 2);

  test('go by spawn as views of the same cells, each kind with what it was made with', () => {
    const value = {
      mutex,
      list: [
        mutex,
        new classes.Semaphore(2, cells, 3),
        new classes.Barrier(3, cells, 4),
        new classes.RwLock(),
      ],
      condition: new classes.Condition(mutex, cells, 6),
      channel: new classes.Channel(2, cells, 8),
    };
    for (const copy of [
      pass(value),
      revivePrimitives(structuredClone(flattenPrimitives(value, numberOf, reviver)), reviver) as typeof value,
    ]) {
      expect(copy.list[0]).toBe(copy.mutex);
      expect(copy.mutex).not.toBe(mutex);
      for (const item of [copy.mutex, ...copy.list, copy.condition, copy.channel]) {
        const note = reviver.describe(item);
        expect(note).not.toBeNull();
      }
      expect(reviver.describe(copy.list[1]!)).toMatchObject({ type: 'Semaphore', size: 2, address: 12 });
      expect(reviver.describe(copy.condition)).toMatchObject({ address: 24, mutex: copy.mutex });
      mutex.lock();
      expect(copy.mutex.isMine).toBe(pass(mutex).isMine);
      mutex.unlock();
    }
    expect(pass(mutex).isMine).toBe(false);
    mutex.lock();
    expect(pass({ mutex }).mutex.isMine).toBe(true);
    mutex.unlock();
  });

  test('flattening leaves everything else as it is', () => {
    const plain = { a: [1, new Map([[1, new Date()]])] };
    expect(flattenPrimitives(plain, numberOf, reviver)).toBe(plain);
    const pattern = /x/;
    const held = {
      pattern,
      deep: { set: new Set([mutex]), map: new Map([[mutex, 1]]) },
      self: null as unknown,
    };
    held.self = held;
    const flat = flattenPrimitives(held, numberOf, reviver) as typeof held;
    expect(held.deep.set.has(mutex)).toBe(true);
    expect(flat.self).toBe(flat);
    expect(flat.pattern).toBe(pattern);
    const copy = revivePrimitives(structuredClone(flat), reviver) as typeof held;
    const [inSet] = copy.deep.set;
    const [inMap] = copy.deep.map.keys();
    expect(reviver.describe(inSet!)).toMatchObject({ type: 'Mutex', address: 8 });
    expect(inSet).toBe(inMap);
    expect(copy.self).toBe(copy);
  });

  test('do not go by postMessage', () => {
    const sentence = /^A Mutex cannot be sent by postMessage/;
    expect(() => encode({ m: mutex }, false)).toThrow(sentence);
    expect(() => encode([/x/, new Set([mutex])], false)).toThrow(sentence);
    expect(() => refusePrimitives(new Map([[1, { mutex }]]), reviver)).toThrow(sentence);
    expect(() => refusePrimitives({ a: 1 }, reviver)).not.toThrow();
  });
});
