import { apply, createSafeWeakMap, getOwnPropertyDescriptor, getPrototypeOf } from './intrinsics.ts';
import type { Ops } from './ops.ts';

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;
export type ElementValue = number | bigint;
type Elements = Record<number, ElementValue>;

/** A typed array over memory that threads share. */
export interface SharedView {
  readonly elements: Elements;
  /** Number of the buffer. */
  readonly object: number;
  readonly byteOffset: number;
  readonly elementSize: number;
  /** `Int32Array` … */
  readonly type: string;
  /** One element of the same type: what a value becomes when it is stored. */
  readonly scratch: Elements;
  /** −1 = it changes with the memory: ask `lengthOf`. */
  readonly length: number;
}

export interface ElementViews {
  /** The value as a typed array over shared memory; null for anything else, of which no property is read. */
  find(value: unknown): SharedView | null;
  lengthOf(view: SharedView): number;
}

/** The platform's own typed arrays, by name. */
export const TYPED_ARRAYS: Readonly<Record<string, (new (source: never) => TypedArray) | undefined>> = {
  __proto__: null as never,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  ...('Float16Array' in globalThis
    ? { Float16Array: (globalThis as never as { Float16Array: typeof Float32Array }).Float16Array }
    : {}),
};

/** `%TypedArray%.prototype`. */
export const typedArrayPrototype: object = getPrototypeOf(Int8Array.prototype) as object;
/** A getter of the platform's own, to be used with `apply`. */
export function captureGetter(prototype: object, key: PropertyKey): () => unknown {
  const getter = getOwnPropertyDescriptor(prototype, key)?.get;
  return getter ?? (() => undefined);
}
export const typeOfArray: () => unknown = captureGetter(typedArrayPrototype, Symbol.toStringTag);
export const bufferOfArray: () => unknown = captureGetter(typedArrayPrototype, 'buffer');
export const offsetOfArray: () => unknown = captureGetter(typedArrayPrototype, 'byteOffset');
export const lengthOfArray: () => unknown = captureGetter(typedArrayPrototype, 'length');
const isGrowable =
  typeof SharedArrayBuffer === 'function'
    ? captureGetter(SharedArrayBuffer.prototype as object, 'growable')
    : (): undefined => undefined;

/** Tells shared typed arrays from everything else, fast for those asked about again and again. */
export function createElementViews(ops: Ops): ElementViews {
  const known = createSafeWeakMap<object, SharedView>();
  let latest: SharedView | null = null;
  let latestOther: object | null = null;

  function describe(value: object): SharedView | null {
    const type = apply(typeOfArray, value, []) as string | undefined;
    if (type === undefined) return null;
    const buffer = apply(bufferOfArray, value, []) as ArrayBufferLike;
    const object = ops.objectOf(buffer);
    const Native = TYPED_ARRAYS[type];
    if (object < 0 || !Native) return null;
    const scratch = new Native(1 as never);
    return {
      elements: value as Elements,
      object,
      byteOffset: apply(offsetOfArray, value, []) as number,
      elementSize: scratch.BYTES_PER_ELEMENT,
      type,
      scratch: scratch,
      length: apply(isGrowable, buffer, []) === true ? -1 : (apply(lengthOfArray, value, []) as number),
    };
  }

  return {
    find(value) {
      if (typeof value !== 'object' || value === null || value === latestOther) return null;
      if (latest !== null && latest.elements === value) return latest;
      let view = known.get(value);
      if (view === undefined) {
        const made = describe(value);
        if (made === null) {
          latestOther = value;
          return null;
        }
        view = made;
        known.set(value, view);
      }
      latest = view;
      return view;
    },
    lengthOf: (view) =>
      view.length >= 0 ? view.length : (apply(lengthOfArray, view.elements, []) as number),
  };
}
