import { CELL, type ControlMemory } from '../control/layout.ts';
import {
  bareList,
  construct,
  createSafeMap,
  createSafeWeakMap,
  defineProperty,
  NativeTypeError,
} from './intrinsics.ts';

/** Shared buffers of one realm: their numbers in this execution, and those that can be used again in the next. */
export interface Buffers {
  /** Number of a shared buffer in this execution; −1 for any other value. */
  objectOf(buffer: unknown): number;
  /** Number that the memory itself keeps through all executions; −1 when it is not shared. */
  memoryOf(buffer: unknown): number;
  /** The buffer with that lasting number, once this realm has it. */
  byMemory(memory: number): SharedArrayBuffer | undefined;
  /** A buffer of another realm: its lasting number and, in this execution, its own. */
  adopt(memory: number, buffer: SharedArrayBuffer): void;
  setObject(memory: number, object: number): void;
  /** All of this execution: lasting number and object in turns, and the memories in the same order. */
  list(): { numbers: number[]; buffers: SharedArrayBuffer[] };
  /** The constructor that programs see. */
  readonly constructor: unknown;
  /** A fresh buffer, as the constructor gives it. */
  create(byteLength: number): SharedArrayBuffer;
  reset(): void;
}

interface Entry {
  memory: number;
  object: number;
  epoch: number;
  buffer: SharedArrayBuffer;
}

const Native = typeof SharedArrayBuffer === 'function' ? SharedArrayBuffer : null;
const { fill } = Object.getPrototypeOf(Int8Array.prototype) as Uint8Array;
const { apply } = Reflect;

/**
 * @param memory of controlled runs, whose buffers are used again; null for a run that happens once
 * @param takeNumber gives the next number of a run that happens once
 */
export function createBuffers(
  memory: ControlMemory | null,
  thread: number,
  takeNumber: () => number = () => 0,
): Buffers {
  const entries = createSafeWeakMap<object, Entry>();
  const byMemory = createSafeMap<number, Entry>();
  /** Own buffers by size, in the order of their first use. */
  const own = createSafeMap<number, { list: Entry[]; used: number }>();
  const sizes = bareList<{ list: Entry[]; used: number }>();
  const all = bareList<Entry>();
  let epoch = 0;
  let made = 0;

  function nextObject(): number {
    if (memory === null) return takeNumber();
    return addAtomically(memory.ctl, CELL.bufferCount, 1);
  }

  function register(buffer: SharedArrayBuffer, number: number, object: number): Entry {
    const entry: Entry = { memory: number, object, epoch, buffer };
    entries.set(buffer, entry);
    byMemory.set(number, entry);
    all[all.length] = entry;
    return entry;
  }

  function create(byteLength: number, options?: object): SharedArrayBuffer {
    if (Native === null) throw new NativeTypeError('Shared memory is not available here.');
    let shelf = own.get(byteLength);
    const isPooled = memory !== null && options === undefined;
    const known =
      isPooled && shelf !== undefined && shelf.used < shelf.list.length ? shelf.list[shelf.used] : undefined;
    if (known !== undefined && shelf !== undefined) {
      shelf.used++;
      known.epoch = epoch;
      known.object = nextObject();
      apply(fill, new Uint8Array(known.buffer), [0]);
      return known.buffer;
    }
    const buffer = construct(
      Native,
      options === undefined ? [byteLength] : [byteLength, options],
    ) as SharedArrayBuffer;
    const entry = register(buffer, thread * 1_000_000 + made++, nextObject());
    if (isPooled) {
      if (shelf === undefined) {
        shelf = { list: bareList<Entry>(), used: 0 };
        own.set(byteLength, shelf);
        sizes[sizes.length] = shelf;
      }
      shelf.list[shelf.list.length] = entry;
      shelf.used++;
    }
    return buffer;
  }

  function find(buffer: unknown): Entry | undefined {
    if (typeof buffer !== 'object' || buffer === null) return undefined;
    return entries.get(buffer);
  }

  function Constructor(this: unknown, length?: unknown, options?: object): unknown {
    const target = new.target as unknown as NewableFunction | undefined;
    if (target === undefined) throw new NativeTypeError("Constructor SharedArrayBuffer requires 'new'");
    const byteLength = Number(length ?? 0);
    const isWhole = byteLength >= 0 && byteLength % 1 === 0 && byteLength < 2 ** 40;
    const given: unknown = options;
    const hasMax = typeof given === 'object' && given !== null && 'maxByteLength' in given;
    // What is not a plain length gets the platform's own answer, errors included.
    const isPlain = target === (Constructor as unknown);
    if (!isWhole || hasMax || !isPlain) {
      const buffer = construct(
        Native as SharedArrayBufferConstructor,
        hasMax ? [length, options] : [length],
        isPlain ? (Native as SharedArrayBufferConstructor) : target,
      ) as SharedArrayBuffer;
      register(buffer, thread * 1_000_000 + made++, nextObject());
      return buffer;
    }
    return create(byteLength);
  }
  if (Native !== null) {
    defineProperty(Constructor, 'name', { value: 'SharedArrayBuffer', configurable: true });
    defineProperty(Constructor, 'length', { value: 1, configurable: true });
    defineProperty(Constructor, 'prototype', { value: Native.prototype, writable: false });
    defineProperty(Native.prototype as object, 'constructor', {
      value: Constructor,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }

  return {
    constructor: Constructor,
    create,
    objectOf(buffer) {
      const entry = find(buffer);
      return entry === undefined || entry.epoch !== epoch ? -1 : entry.object;
    },
    memoryOf: (buffer) => find(buffer)?.memory ?? -1,
    byMemory: (number) => byMemory.get(number)?.buffer,
    adopt(number, buffer) {
      const known = byMemory.get(number);
      // The same memory under another identity: each native copy of a message makes a new one.
      if (known) entries.set(buffer, known);
      else register(buffer, number, -1);
    },
    list() {
      const numbers: number[] = bareList();
      const buffers: SharedArrayBuffer[] = bareList();
      for (let k = 0; k < all.length; k++) {
        const entry = all[k] as Entry;
        if (entry.epoch !== epoch) continue;
        numbers[numbers.length] = entry.memory;
        numbers[numbers.length] = entry.object;
        buffers[buffers.length] = entry.buffer;
      }
      return { numbers, buffers };
    },
    setObject(number, object) {
      const entry = byMemory.get(number);
      if (!entry) return;
      entry.object = object;
      entry.epoch = epoch;
    },
    reset() {
      epoch++;
      for (let k = 0; k < sizes.length; k++) (sizes[k] as { used: number }).used = 0;
    },
  };
}

const addAtomically = Atomics.add;
