import { captureGetter, typeOfArray } from './element-views.ts';
import {
  apply,
  bareList,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  isInstance,
  NativeDate,
  NativeError,
} from './intrinsics.ts';

/**
 * What a value is when it is copied for another thread. `plain`: an object whose own properties are all there is to copy,
 * instances of a program's own classes included. `other`: the platform knows how to copy it, or that it can't.
 */
export type ValueKind =
  'array' | 'plain' | 'map' | 'set' | 'date' | 'error' | 'view' | 'buffer' | 'shared' | 'other';

const objectPrototype = Object.prototype;
const datePrototype = NativeDate.prototype;
const getTime = NativeDate.prototype.getTime;
const mapSize = captureGetter(Map.prototype as object, 'size');
const setSize = captureGetter(Set.prototype, 'size');
const bufferLength = captureGetter(ArrayBuffer.prototype, 'byteLength');
const sharedLength =
  typeof SharedArrayBuffer === 'function'
    ? captureGetter(SharedArrayBuffer.prototype as object, 'byteLength')
    : null;
const sharedPrototype: object | null =
  typeof SharedArrayBuffer === 'function' ? (SharedArrayBuffer.prototype as object) : null;
const arrayBytes = captureGetter(getPrototypeOf(Uint8Array.prototype) as object, 'byteLength');
const viewBytes = captureGetter(DataView.prototype, 'byteLength');
const { isView } = ArrayBuffer;
const BOXES: readonly object[] = [Number, String, Boolean, RegExp, Symbol, BigInt];
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;

export function kindOf(value: object): ValueKind {
  if (isArray(value)) return 'array';
  const prototype = getPrototypeOf(value);
  if (prototype === objectPrototype || prototype === null) return 'plain';
  if (isView(value)) return 'view';
  // Asking an object of another kind costs an exception: those that threads are given most come first.
  if (prototype === sharedPrototype && sharedLength !== null && answers(sharedLength, value)) return 'shared';
  if (answers(mapSize, value)) return 'map';
  if (answers(setSize, value)) return 'set';
  if (isA(NativeError, value)) return isPlainChain(value) ? 'error' : 'other';
  if (prototype === datePrototype || isA(NativeDate, value))
    return answers(getTime, value) ? 'date' : 'other';
  if (answers(bufferLength, value)) return 'buffer';
  if (sharedLength !== null && answers(sharedLength, value)) return 'shared';
  for (let k = 0; k < BOXES.length; k++) if (isA(BOXES[k] as object, value)) return 'other';
  return isPlainChain(value) ? 'plain' : 'other';
}

/** The name of a view's type, `DataView` included. */
export function typeOfView(view: object): string {
  return (apply(typeOfArray, view, []) as string | undefined) ?? 'DataView';
}

/** Keys and values of a map in turns. */
export function listEntries(map: object): unknown[] {
  const list = bareList<unknown>();
  apply(mapForEach, map, [
    (value: unknown, key: unknown) => {
      list[list.length] = key;
      list[list.length] = value;
    },
  ]);
  return list;
}

export function listItems(set: object): unknown[] {
  const list = bareList<unknown>();
  apply(setForEach, set, [(item: unknown) => void (list[list.length] = item)]);
  return list;
}

const isA = (type: object, value: object): boolean => apply(isInstance, type, [value]) as boolean;

/** Whether a method that only works on objects of its own kind takes this one for such. */
function answers(method: () => unknown, value: object): boolean {
  try {
    apply(method, value, []);
    return true;
  } catch {
    return false; // an object of another kind
  }
}

/** Objects of the platform have a tag somewhere in their chain of prototypes; those of a program's own classes have none. */
function isPlainChain(value: object): boolean {
  for (let p = getPrototypeOf(value); p !== null; p = getPrototypeOf(p)) {
    if (getOwnPropertyDescriptor(p, Symbol.toStringTag)) return false;
  }
  return true;
}

/** How many bytes a buffer or a view of one holds; 0 for anything else. */
export function byteLengthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (isView(value)) {
    const isTyped = apply(typeOfArray, value, []) !== undefined;
    return apply(isTyped ? arrayBytes : viewBytes, value, []) as number;
  }
  return answers(bufferLength, value) ? (apply(bufferLength, value, []) as number) : 0;
}
