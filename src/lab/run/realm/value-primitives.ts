import type { PrimitiveType } from '../../prelude/sync-host.ts';
import {
  apply,
  bareList,
  createSafeMap,
  defineProperty,
  getOwnPropertyDescriptor,
  ownKeys,
  type SafeMap,
} from './intrinsics.ts';
import { kindOf, listEntries, listItems } from './value-kind.ts';

/** A primitive of `lab` as data: which cells it stands on. */
export interface PrimitiveNote {
  type: PrimitiveType;
  /** Permits, threads or places; 0 for those without. */
  size: number;
  buffer: SharedArrayBuffer;
  /** First byte. */
  address: number;
  /** The mutex of a condition. */
  mutex: object | null;
}

/** Turns primitives of `lab` into notes, and notes into primitives of this realm. */
export interface Reviver {
  /** Null for everything that is no primitive. */
  describe(value: object): PrimitiveNote | null;
  revive(note: PrimitiveNote): object;
}

/** A primitive on its way through the platform's own copying. */
const TAG = 'interleave primitive';
const NativeDomException = DOMException;

/** @throws DataCloneError: primitives of `lab` go by `spawn`, not by `postMessage` */
export function refusePrimitive({ type }: PrimitiveNote): never {
  throw new NativeDomException(
    `A ${type} cannot be sent by postMessage. Give it to spawn as an argument, or send its memory and make a new ${type} over it there.`,
    'DataCloneError',
  );
}

/** @throws DataCloneError when a primitive of `lab` stands anywhere in the value */
export function refusePrimitives(value: unknown, reviver: Reviver): void {
  const found = findPrimitive(value, reviver, createSafeMap());
  if (found !== null) refusePrimitive(found);
}

/**
 * The value with plain objects in the place of primitives of `lab`, so that the platform can copy it; the value itself when it
 * holds none. What is the same object stays the same object. @param numberOf is told of each primitive's buffer
 */
export function flattenPrimitives(
  value: unknown,
  numberOf: (buffer: unknown) => number,
  reviver: Reviver,
): unknown {
  if (findPrimitive(value, reviver, createSafeMap()) === null) return value;
  const copies = createSafeMap<object, object>();

  function flatten(item: unknown): unknown {
    if (typeof item !== 'object' || item === null) return item;
    const known = copies.get(item);
    if (known !== undefined) return known;
    const note = reviver.describe(item);
    if (note !== null) {
      const { type, size, address, buffer } = note;
      const flat = { [TAG]: type, size, address, buffer, memory: numberOf(buffer), mutex: null as unknown };
      copies.set(item, flat);
      flat.mutex = flatten(note.mutex);
      return flat;
    }
    const kind = kindOf(item);
    if (kind === 'map') {
      const copy = new NativeMap();
      copies.set(item, copy);
      const entries = listEntries(item);
      for (let k = 0; k < entries.length; k += 2) {
        apply(mapSet, copy, [flatten(entries[k]), flatten(entries[k + 1])]);
      }
      return copy;
    }
    if (kind === 'set') {
      const copy = new NativeSet();
      copies.set(item, copy);
      const items = listItems(item);
      for (let k = 0; k < items.length; k++) apply(setAdd, copy, [flatten(items[k])]);
      return copy;
    }
    if (kind !== 'array' && kind !== 'plain') return item;
    const copy: object = kind === 'array' ? [] : {};
    copies.set(item, copy);
    if (kind === 'array') (copy as unknown[]).length = (item as unknown[]).length;
    const keys = ownKeys(item);
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k] as string;
      if (typeof key === 'symbol' || getOwnPropertyDescriptor(item, key)?.enumerable !== true) continue;
      define(copy, key, flatten((item as Record<string, unknown>)[key]));
    }
    return copy;
  }
  return flatten(value);
}

/**
 * Puts primitives of this realm in the place of those that `flattenPrimitives` took out, in a value that the platform has copied.
 * @param bufferOf the buffer that this realm has for a memory already
 */
export function revivePrimitives(
  value: unknown,
  reviver: Reviver,
  bufferOf: (memory: number) => SharedArrayBuffer | undefined = () => undefined,
): unknown {
  const revived = createSafeMap<object, unknown>();

  function revive(item: unknown): unknown {
    if (typeof item !== 'object' || item === null) return item;
    const known = revived.get(item);
    if (known !== undefined) return known;
    const tag = getOwnPropertyDescriptor(item, TAG);
    if (tag) {
      const { size, address, buffer, memory, mutex } = item as FlatPrimitive;
      const note: PrimitiveNote = {
        type: tag.value as PrimitiveType,
        size,
        address,
        buffer: bufferOf(memory) ?? buffer,
        mutex: revive(mutex) as object | null,
      };
      const primitive = reviver.revive(note);
      revived.set(item, primitive);
      return primitive;
    }
    revived.set(item, item);
    const kind = kindOf(item);
    if (kind === 'map') {
      const entries = listEntries(item);
      apply(mapClear, item, []);
      for (let k = 0; k < entries.length; k += 2) {
        apply(mapSet, item, [revive(entries[k]), revive(entries[k + 1])]);
      }
    } else if (kind === 'set') {
      const items = listItems(item);
      apply(setClear, item, []);
      for (let k = 0; k < items.length; k++) apply(setAdd, item, [revive(items[k])]);
    } else if (kind === 'array' || kind === 'plain') {
      const keys = ownKeys(item);
      for (let k = 0; k < keys.length; k++) {
        const before: unknown = getOwnPropertyDescriptor(item, keys[k] as string)?.value;
        const after = revive(before);
        if (after !== before) define(item, keys[k] as string, after);
      }
    }
    return item;
  }
  return revive(value);
}

interface FlatPrimitive {
  size: number;
  address: number;
  buffer: SharedArrayBuffer;
  memory: number;
  mutex: unknown;
}

const NativeMap = Map;
const NativeSet = Set;
const { set: mapSet, clear: mapClear } = Map.prototype;
const { add: setAdd, clear: setClear } = Set.prototype;

/** A primitive in the value, or null. Getters are left alone. */
function findPrimitive(value: unknown, reviver: Reviver, seen: SafeMap<object, true>): PrimitiveNote | null {
  if (typeof value !== 'object' || value === null || seen.get(value)) return null;
  seen.set(value, true);
  const note = reviver.describe(value);
  if (note !== null) return note;
  const parts = listParts(value);
  for (let k = 0; k < parts.length; k++) {
    const found = findPrimitive(parts[k], reviver, seen);
    if (found !== null) return found;
  }
  return null;
}

function listParts(value: object): unknown[] {
  const kind = kindOf(value);
  if (kind === 'map') return listEntries(value);
  if (kind === 'set') return listItems(value);
  const parts = bareList<unknown>();
  if (kind !== 'array' && kind !== 'plain') return parts;
  const keys = ownKeys(value);
  for (let k = 0; k < keys.length; k++) {
    parts[parts.length] = getOwnPropertyDescriptor(value, keys[k] as string)?.value;
  }
  return parts;
}

/** A new property, whatever setters a prototype has. */
function define(object: object, key: string, value: unknown): void {
  defineProperty(object, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);
}
