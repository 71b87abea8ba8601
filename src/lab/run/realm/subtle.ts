import type { SubtleReply, SubtleValue } from '../subtle-wire.ts';
import { SUBTLE_METHODS } from '../subtle-wire.ts';
import type { Core } from './core.ts';
import { apply, bareList, defineProperty, max, NativePromise } from './intrinsics.ts';
import { createSafeMap, createSafeWeakMap, NativeTypeError, ownKeys } from './intrinsics.ts';
import type { NativeCalls } from './native-calls.ts';
import { byteLengthOf, kindOf } from './value-kind.ts';

type Operation = (args: readonly unknown[]) => Promise<unknown>;

/** A line to the frame's `crypto.subtle`, where the worker has none. */
export interface SubtlePort {
  post(request: unknown): void;
  /** Calls back with each reply. */
  listen(onReply: (reply: unknown) => void): void;
}

/** What the platform takes of a buffer in a millisecond of the virtual clock (SPEC T10). */
const BYTES_PER_MS = 500;
const { ceil } = Math;

/**
 * `crypto.subtle` for a program: its work is done away from the thread and counted, and under the virtual clock it takes
 * time by the size of what it is given. Must be called before any learner code.
 * @returns null where neither this worker nor its surroundings have one
 */
export function createSubtle(core: Core, calls: NativeCalls): object | null {
  const native = (globalThis.crypto as Crypto | undefined)?.subtle;
  const openLine = core.host.openSubtle;
  if (!native && !openLine) return null;
  const asked = openLine ? createRemote(openLine) : null;
  const subtle = { [Symbol.toStringTag]: 'SubtleCrypto' };
  for (const method of SUBTLE_METHODS) {
    const own = native ? (native[method] as ((...args: never[]) => unknown) | undefined) : undefined;
    if (native && !own) continue;
    const run: Operation = own
      ? (args): Promise<unknown> => apply(own, native, args) as Promise<unknown>
      : (args): Promise<unknown> => (asked as Remote)(method, args);
    const counted = {
      [method](...args: unknown[]): Promise<unknown> {
        return calls.call(method, () => run(args), core.isVirtual ? findDurationMs(args) : 0);
      },
    }[method];
    defineProperty(subtle, method, { value: counted, writable: true, configurable: true });
  }
  return subtle;
}

/** How long an operation takes under the virtual clock, in whole ms. */
function findDurationMs(args: readonly unknown[]): number {
  let bytes = 0;
  for (let k = 0; k < args.length; k++) bytes += byteLengthOf(args[k]);
  return max(1, ceil(bytes / BYTES_PER_MS));
}

type Remote = (method: string, args: readonly unknown[]) => Promise<unknown>;

interface Caller {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** `crypto.subtle` of the frame, asked over a line that is opened by the first call. */
function createRemote(openLine: () => SubtlePort): Remote {
  const NativeDomException = DOMException;
  const callers = createSafeMap<number, Caller>();
  const numbers = createSafeWeakMap<object, number>();
  let line: SubtlePort | null = null;
  let nextId = 0;

  function toKey(key: number, shown: unknown): object {
    const handle = {} as Record<string, unknown>;
    const names = ownKeys(shown as object);
    for (let k = 0; k < names.length; k++) {
      const name = names[k] as string;
      const value: unknown = (shown as Record<string, unknown>)[name];
      defineProperty(handle, name, { value, enumerable: true });
    }
    defineProperty(handle, Symbol.toStringTag, { value: 'CryptoKey' });
    numbers.set(handle, key);
    return handle;
  }

  function encode(value: unknown): SubtleValue {
    if (typeof value !== 'object' || value === null) return { is: 'value', value };
    const key = numbers.get(value);
    if (key !== undefined) return { is: 'key', key, shown: null };
    if (kindOf(value) !== 'plain') return { is: 'value', value };
    const names = bareList<string>();
    const values = bareList<SubtleValue>();
    const own = ownKeys(value);
    for (let k = 0; k < own.length; k++) {
      const name = own[k];
      if (typeof name !== 'string') continue;
      names[names.length] = name;
      values[values.length] = encode((value as Record<string, unknown>)[name]);
    }
    return { is: 'record', names, values };
  }

  function decode(given: SubtleValue): unknown {
    if (given.is === 'value') return given.value;
    if (given.is === 'key') return toKey(given.key, given.shown);
    const record = {} as Record<string, unknown>;
    for (let k = 0; k < given.names.length; k++) {
      const value = decode(given.values[k] as SubtleValue);
      defineProperty(record, given.names[k] as string, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    return record;
  }

  function receive(reply: SubtleReply): void {
    const caller = callers.get(reply.id);
    if (!caller) return;
    callers.delete(reply.id);
    if (reply.isDone) caller.resolve(decode(reply.value));
    else if (reply.isType) caller.reject(new NativeTypeError(reply.message));
    else caller.reject(new NativeDomException(reply.message, reply.name));
  }

  return (method, args) =>
    new NativePromise((resolve, reject) => {
      const encoded = bareList<SubtleValue>();
      for (let k = 0; k < args.length; k++) encoded[k] = encode(args[k]);
      if (line === null) {
        line = openLine();
        line.listen((reply) => receive(reply as SubtleReply));
      }
      const id = nextId++;
      callers.set(id, { resolve, reject });
      line.post({ id, method, args: encoded }); // what cannot be sent throws here, and rejects
    });
}
