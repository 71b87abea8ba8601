/**
 * The platform's own functions, captured before any learner code runs. The realm uses these and nothing else: a program
 * that overwrites `Promise.prototype.then`, `Array.prototype.push` or `WeakMap.prototype.get` changes its own world only.
 *
 * Must, everywhere in `realm/`:
 * - no method call on an object whose prototype a learner can reach (`apply(fn, object, args)` instead);
 * - no `for … of`, spread or destructuring of arrays (they read `Array.prototype[Symbol.iterator]`);
 * - no `await` and no `.then` (they read `Promise.prototype`);
 * - arrays that grow are `bareList()`s, since an index setter on `Array.prototype` would see plain ones grow.
 */
/** `Reflect.apply`; its result has to be asserted, as that of any captured function. */
export const apply: (
  target: (...args: never[]) => unknown,
  self: unknown,
  args: ArrayLike<unknown>,
) => unknown = Reflect.apply;
export const construct: typeof Reflect.construct = Reflect.construct;
export const ownKeys: typeof Reflect.ownKeys = Reflect.ownKeys;
export const getPrototypeOf: typeof Reflect.getPrototypeOf = Reflect.getPrototypeOf;
export const setPrototypeOf: typeof Reflect.setPrototypeOf = Reflect.setPrototypeOf;
export const defineProperty: typeof Reflect.defineProperty = Reflect.defineProperty;
export const getOwnPropertyDescriptor: typeof Reflect.getOwnPropertyDescriptor =
  Reflect.getOwnPropertyDescriptor;
export const isArray: typeof Array.isArray = Array.isArray;
export const NativePromise: typeof Promise = Promise;
export const NativeDate: typeof Date = Date;
export const NativeError: typeof Error = Error;
export const NativeTypeError: typeof TypeError = TypeError;
export const NativeRangeError: typeof RangeError = RangeError;
export const floor: typeof Math.floor = Math.floor;
export const min: typeof Math.min = Math.min;
export const max: typeof Math.max = Math.max;
export const imul: typeof Math.imul = Math.imul;
export const trunc: typeof Math.trunc = Math.trunc;
export const isFiniteNumber: typeof Number.isFinite = Number.isFinite;
export const toText: typeof String = String;
export const toNumber: typeof Number = Number;
export const sliceText: typeof String.prototype.slice = String.prototype.slice;
export const isInstance: (this: unknown, value: unknown) => boolean = Function.prototype[Symbol.hasInstance];

const { get: weakGet, set: weakSet, has: weakHas } = WeakMap.prototype;
const { get: mapGet, set: mapSet, delete: mapDelete } = Map.prototype;

/** A list without a prototype: index writes reach nobody else's setters. Grow it by `list[list.length] = x`. */
export function bareList<T>(): T[] {
  const list: T[] = [];
  setPrototypeOf(list, null);
  return list;
}

/** A weak map whose use can't be observed. */
export interface SafeWeakMap<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  has(key: K): boolean;
}

export function createSafeWeakMap<K extends object, V>(): SafeWeakMap<K, V> {
  const map = new WeakMap<K, V>();
  return {
    get: (key) => apply(weakGet, map, [key]) as V | undefined,
    set: (key, value) => void apply(weakSet, map, [key, value]),
    has: (key) => apply(weakHas, map, [key]) as boolean,
  };
}

/** A map whose use can't be observed. */
export interface SafeMap<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
}

export function createSafeMap<K, V>(): SafeMap<K, V> {
  const map = new Map<K, V>();
  return {
    get: (key) => apply(mapGet, map, [key]) as V | undefined,
    set: (key, value) => void apply(mapSet, map, [key, value]),
    delete: (key) => void apply(mapDelete, map, [key]),
  };
}

/** Text cut to `length` characters. */
export function cutText(text: string, length: number): string {
  return text.length > length ? `${apply(sliceText, text, [0, length - 1]) as string}…` : text;
}
