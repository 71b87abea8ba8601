import {
  bufferOfArray,
  captureGetter,
  lengthOfArray,
  offsetOfArray,
  TYPED_ARRAYS,
  typeOfArray,
} from './element-views.ts';
import {
  apply,
  createSafeMap,
  getOwnPropertyDescriptor,
  NativeDate,
  ownKeys,
  toText,
  type SafeMap,
} from './intrinsics.ts';
export { decodeValue } from './value-decode.ts';
export { flattenPrimitives, refusePrimitives, revivePrimitives, type Reviver } from './value-primitives.ts';
import { kindOf, listEntries, listItems, typeOfView } from './value-kind.ts';
import { refusePrimitive, refusePrimitives, type PrimitiveNote, type Reviver } from './value-primitives.ts';

/** Deeper values, longer lists and larger memories are the platform's to copy. */
const MAX_DEPTH = 100;
const MAX_ITEMS = 10_000;
const MAX_BYTES = 4_096;
const MAX_TEXT = 65_536;

const clone = structuredClone;
const getTime = NativeDate.prototype.getTime;
const bufferLength = captureGetter(ArrayBuffer.prototype, 'byteLength');
const isResizable = captureGetter(ArrayBuffer.prototype, 'resizable');
const isDetached = captureGetter(ArrayBuffer.prototype, 'detached');
const isGrowable =
  typeof SharedArrayBuffer === 'function'
    ? captureGetter(SharedArrayBuffer.prototype as object, 'growable')
    : (): undefined => undefined;
const dataOffset = captureGetter(DataView.prototype, 'byteOffset');
const dataLength = captureGetter(DataView.prototype, 'byteLength');
const dataBuffer = captureGetter(DataView.prototype, 'buffer');
const { propertyIsEnumerable: isEnumerable, hasOwnProperty: hasOwn } = Object.prototype;
const { fromCharCode } = String;
const Bytes = TYPED_ARRAYS['Uint8Array'] as unknown as new (buffer: unknown) => Record<number, number>;
/** Names that errors keep when they are copied. */
const ERROR_NAMES = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

interface Writing {
  text: string;
  /** Objects so far, by their number. */
  seen: SafeMap<object, number>;
  count: number;
  numberOf: (buffer: unknown) => number;
  reviver: Reviver;
  isOurs: boolean;
}

/**
 * A copy of a value as text, for `decodeValue` in another thread; null when only the platform can copy it.
 * Each value is a letter and what belongs to it; objects are numbered as they come, so that one that comes again is its number.
 * @param numberOf number of a shared buffer that means the same in the other thread, −1 when it has none
 * @param isOurs primitives of `lab` go along (`spawn`); else they are refused
 * @throws DataCloneError as `structuredClone` does
 */
export function encodeValue(
  value: unknown,
  numberOf: (buffer: unknown) => number,
  isOurs: boolean,
  reviver: Reviver,
): string | null {
  const w: Writing = { text: '', seen: createSafeMap(), count: 0, numberOf, reviver, isOurs };
  if (write(w, value, 0) && w.text.length <= MAX_TEXT) return w.text;
  if (!isOurs) refusePrimitives(value, reviver);
  return null;
}

/** False when the platform has to do it. */
function write(w: Writing, value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'undefined':
      w.text += 'u';
      return true;
    case 'boolean':
      w.text += value ? 't' : 'f';
      return true;
    case 'number':
      w.text += value === 0 && 1 / value < 0 ? 'd-0;' : `d${toText(value)};`;
      return true;
    case 'bigint':
      w.text += `i${toText(value)};`;
      return true;
    case 'string':
      writeText(w, value);
      return true;
    case 'object':
      if (value !== null) return writeObject(w, value, depth);
      w.text += 'n';
      return true;
    default:
      clone(value); // throws: functions and symbols can't be copied
      return false;
  }
}

function writeText(w: Writing, text: string): void {
  w.text += `s${text.length};${text}`;
}

function writeObject(w: Writing, value: object, depth: number): boolean {
  const known = w.seen.get(value);
  if (known !== undefined) {
    w.text += `r${known};`;
    return true;
  }
  if (depth > MAX_DEPTH || w.text.length > MAX_TEXT) return false;
  w.seen.set(value, w.count++);
  const note = w.reviver.describe(value);
  if (note !== null) return writePrimitive(w, note, depth);
  switch (kindOf(value)) {
    case 'array':
      return writeArray(w, value as unknown[], depth);
    case 'plain':
      w.text += 'o';
      return writeProperties(w, value, depth, false);
    case 'map':
      return writeList(w, 'm', listEntries(value), depth);
    case 'set':
      return writeList(w, 'e', listItems(value), depth);
    case 'date': {
      const time = apply(getTime, value, []) as number;
      w.text += `D${toText(time)};`;
      return true;
    }
    case 'error':
      return writeError(w, value, depth);
    case 'view':
      return writeView(w, value, depth);
    case 'buffer':
      return writeBytes(w, value);
    case 'shared': {
      const number = apply(isGrowable, value, []) === true ? -1 : w.numberOf(value);
      w.text += `B${number};`;
      return number >= 0;
    }
    case 'other':
      return false;
  }
}

function writePrimitive(w: Writing, note: PrimitiveNote, depth: number): boolean {
  if (!w.isOurs) refusePrimitive(note);
  w.text += `P${note.type};${note.size};${note.address};`;
  return write(w, note.buffer, depth + 1) && write(w, note.mutex, depth + 1);
}

function writeList(w: Writing, letter: string, list: unknown[], depth: number): boolean {
  w.text += `${letter}${list.length};`;
  for (let k = 0; k < list.length; k++) if (!write(w, list[k], depth + 1)) return false;
  return true;
}

function writeArray(w: Writing, list: unknown[], depth: number): boolean {
  const { length } = list;
  if (length > MAX_ITEMS) return false;
  let isDense = ownKeys(list).length === length + 1;
  for (let k = 0; k < length && isDense; k++) isDense = apply(hasOwn, list, [k]) as boolean;
  if (!isDense) {
    w.text += `h${length};`;
    return writeProperties(w, list, depth, true);
  }
  w.text += `a${length};`;
  for (let k = 0; k < length; k++) if (!write(w, list[k], depth + 1)) return false;
  return true;
}

/** Own enumerable properties by name, ended by a full stop. */
function writeProperties(w: Writing, value: object, depth: number, isArray: boolean): boolean {
  const keys = ownKeys(value);
  if (keys.length > MAX_ITEMS) return false;
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k] as string | symbol;
    if (typeof key === 'symbol' || (isArray && key === 'length')) continue;
    if (!(apply(isEnumerable, value, [key]) as boolean)) continue;
    writeText(w, key);
    if (!write(w, (value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  w.text += '.';
  return true;
}

/** Name, message and stack, as the platform copies errors. */
function writeError(w: Writing, error: object, depth: number): boolean {
  const given = (error as { name: unknown }).name;
  let name = 'Error';
  for (let k = 0; k < ERROR_NAMES.length; k++) if (ERROR_NAMES[k] === given) name = ERROR_NAMES[k] as string;
  w.text += `E${name};`;
  const message = getOwnPropertyDescriptor(error, 'message');
  const cause = getOwnPropertyDescriptor(error, 'cause');
  const { stack } = error as { stack: unknown };
  write(w, message && 'value' in message ? toText(message.value) : undefined, depth);
  write(w, typeof stack === 'string' ? stack : undefined, depth);
  w.text += cause && 'value' in cause ? 'c' : '.';
  return !(cause && 'value' in cause) || write(w, cause.value, depth + 1);
}

function writeView(w: Writing, view: object, depth: number): boolean {
  const type = typeOfView(view);
  const isData = type === 'DataView';
  if (!isData && apply(typeOfArray, view, []) === undefined) return false;
  try {
    const buffer = apply(isData ? dataBuffer : bufferOfArray, view, []) as object;
    const offset = apply(isData ? dataOffset : offsetOfArray, view, []) as number;
    const length = apply(isData ? dataLength : lengthOfArray, view, []) as number;
    w.text += `v${type};${offset};${length};`;
    return write(w, buffer, depth + 1);
  } catch {
    return false; // its memory was given away; the platform says so
  }
}

/** A small memory of the thread's own: a character for each byte. */
function writeBytes(w: Writing, buffer: object): boolean {
  const size = apply(bufferLength, buffer, []) as number;
  if (size > MAX_BYTES || apply(isResizable, buffer, []) === true || apply(isDetached, buffer, []) === true) {
    return false;
  }
  const bytes = new Bytes(buffer);
  w.text += `b${size};`;
  for (let k = 0; k < size; k++) w.text += apply(fromCharCode, undefined, [bytes[k]]) as string;
  return true;
}
