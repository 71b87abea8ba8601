import { TYPED_ARRAYS } from './element-views.ts';
import {
  apply,
  bareList,
  construct,
  defineProperty,
  NativeDate,
  NativeError,
  NativeRangeError,
  NativeTypeError,
  sliceText,
  toNumber,
} from './intrinsics.ts';
import type { PrimitiveType } from '../../prelude/sync-host.ts';
import type { PrimitiveNote, Reviver } from './value-primitives.ts';

const { charCodeAt, indexOf } = String.prototype;
const toBigInt = BigInt;
const NativeMap = Map;
const NativeSet = Set;
const NativeBuffer = ArrayBuffer;
const NativeDataView = DataView;
const mapSet = Map.prototype.set;
const setAdd = Set.prototype.add;
const Bytes = TYPED_ARRAYS['Uint8Array'] as unknown as new (buffer: unknown) => Record<number, number>;
const ERRORS: Readonly<Record<string, (new (message?: string) => object) | undefined>> = {
  __proto__: null as never,
  Error: NativeError,
  EvalError,
  RangeError: NativeRangeError,
  ReferenceError,
  SyntaxError,
  TypeError: NativeTypeError,
  URIError,
};

interface Reading {
  readonly text: string;
  at: number;
  /** Objects so far, as `encodeValue` numbered them. */
  readonly made: unknown[];
  readonly bufferOf: (number: number) => SharedArrayBuffer | undefined;
  readonly reviver: Reviver;
}

/** The value that `encodeValue` wrote. @param bufferOf the shared buffer with a number that both threads mean the same by */
export function decodeValue(
  text: string,
  bufferOf: (number: number) => SharedArrayBuffer | undefined,
  reviver: Reviver,
): unknown {
  return read({ text, at: 0, made: bareList(), bufferOf, reviver });
}

function read(r: Reading): unknown {
  switch (nextLetter(r)) {
    case 'u':
      return undefined;
    case 'n':
      return null;
    case 't':
      return true;
    case 'f':
      return false;
    case 'd':
      return toNumber(nextWord(r));
    case 'i':
      return toBigInt(nextWord(r));
    case 's':
      return nextText(r);
    case 'r':
      return r.made[nextNumber(r)];
    case 'a':
      return readArray(r);
    case 'h':
      return readProperties(r, withLength(keep(r, []), nextNumber(r)));
    case 'o':
      return readProperties(r, keep(r, {}));
    case 'm':
      return readMap(r);
    case 'e':
      return readSet(r);
    case 'D':
      return keep(r, new NativeDate(nextNumber(r)));
    case 'E':
      return readError(r);
    case 'v':
      return readView(r);
    case 'b':
      return readBytes(r);
    case 'B':
      return keep(r, r.bufferOf(nextNumber(r)));
    case 'P':
      return readPrimitive(r);
    default:
      throw new NativeError('A message between threads cannot be read.');
  }
}

function keep<T>(r: Reading, value: T): T {
  r.made[r.made.length] = value;
  return value;
}

function nextLetter(r: Reading): string {
  return r.text[r.at++] ?? '';
}

function nextWord(r: Reading): string {
  const end = apply(indexOf, r.text, [';', r.at]) as number;
  const word = apply(sliceText, r.text, [r.at, end]) as string;
  r.at = end + 1;
  return word;
}

const nextNumber = (r: Reading): number => toNumber(nextWord(r));

function nextText(r: Reading): string {
  const length = nextNumber(r);
  r.at += length;
  return apply(sliceText, r.text, [r.at - length, r.at]) as string;
}

/** One property at a time: a prototype's setter must not see it. */
const property: PropertyDescriptor & { __proto__: null } = {
  __proto__: null,
  value: undefined,
  writable: true,
  enumerable: true,
  configurable: true,
};

function define(object: object, key: PropertyKey, value: unknown, isEnumerable: boolean): void {
  property.value = value;
  property.enumerable = isEnumerable;
  defineProperty(object, key, property);
  property.value = undefined;
}

function readArray(r: Reading): unknown[] {
  const length = nextNumber(r);
  const list: unknown[] = keep(r, []);
  for (let k = 0; k < length; k++) define(list, k, read(r), true);
  return list;
}

function withLength(list: unknown[], length: number): unknown[] {
  list.length = length;
  return list;
}

function readProperties(r: Reading, object: object): object {
  while (nextLetter(r) === 's') {
    const key = nextText(r);
    define(object, key, read(r), true);
  }
  return object;
}

function readMap(r: Reading): object {
  const map = keep(r, new NativeMap());
  const count = nextNumber(r);
  for (let k = 0; k < count; k += 2) {
    const key = read(r);
    apply(mapSet, map, [key, read(r)]);
  }
  return map;
}

function readSet(r: Reading): object {
  const set = keep(r, new NativeSet());
  const count = nextNumber(r);
  for (let k = 0; k < count; k++) apply(setAdd, set, [read(r)]);
  return set;
}

function readError(r: Reading): object {
  const NamedError = ERRORS[nextWord(r)] ?? NativeError;
  const error = keep(r, new NamedError());
  const message = read(r);
  const stack = read(r);
  if (message !== undefined) define(error, 'message', message, false);
  define(error, 'stack', stack, false);
  if (nextLetter(r) === 'c') define(error, 'cause', read(r), false);
  return error;
}

function readView(r: Reading): object {
  const number = r.made.length;
  keep(r, undefined);
  const type = nextWord(r);
  const offset = nextNumber(r);
  const length = nextNumber(r);
  const buffer = read(r);
  const View = (type === 'DataView' ? NativeDataView : TYPED_ARRAYS[type]) as new () => object;
  const view = construct(View, [buffer, offset, length]) as object;
  r.made[number] = view;
  return view;
}

function readBytes(r: Reading): object {
  const size = nextNumber(r);
  const buffer = keep(r, new NativeBuffer(size));
  const bytes = new Bytes(buffer);
  for (let k = 0; k < size; k++) bytes[k] = apply(charCodeAt, r.text, [r.at++]) as number;
  return buffer;
}

function readPrimitive(r: Reading): object {
  const number = r.made.length;
  keep(r, undefined);
  const type = nextWord(r) as PrimitiveType;
  const size = nextNumber(r);
  const address = nextNumber(r);
  const buffer = read(r) as SharedArrayBuffer;
  const note: PrimitiveNote = { type, size, address, buffer, mutex: read(r) as object | null };
  const primitive = r.reviver.revive(note);
  r.made[number] = primitive;
  return primitive;
}
