/**
 * What `console.log` shows of a value. Follows the shapes that Node and the browsers' consoles have made familiar:
 * `[ 1, 2 ]`, `{ a: 1 }`, `Map(1) { 'k' => 1 }`, `[Function: f]`. It runs no getter of the learner's.
 */
import {
  apply,
  bareList,
  cutText,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  isInstance,
  NativeDate,
  NativeError,
  NativePromise,
  ownKeys,
  sliceText,
  toText,
} from './intrinsics.ts';

const MAX_DEPTH = 3;
const MAX_ITEMS = 100;
const MAX_LINE = 76;
const MAX_TEXT = 10_000;

const jsonText = JSON.stringify;
const toIso = NativeDate.prototype.toISOString;
const isNaNNumber = Number.isNaN;
const regexText = RegExp.prototype.toString;
const symbolText = Symbol.prototype.toString;
const bigintText = BigInt.prototype.toString;
const testName = RegExp.prototype.test;
const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;
const { forEach: mapForEach } = Map.prototype;
const { forEach: setForEach } = Set.prototype;
const getTime = NativeDate.prototype.getTime;
const TypedArray = Object.getPrototypeOf(Uint8Array) as { prototype: object };
const typedTag = Object.getOwnPropertyDescriptor(TypedArray.prototype, Symbol.toStringTag)
  ?.get as () => unknown;
const bufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')
  ?.get as () => number;
const isProto = Object.prototype;
const arrayProto = Array.prototype;
const functionText = Function.prototype.toString;
const { startsWith, includes } = String.prototype;

/** One value as text. Never throws. @param isNested strings inside others stand in quotes */
export function formatValue(value: unknown, isNested = false): string {
  try {
    return cutText(format(value, isNested ? 1 : 0, bareList<object>()), MAX_TEXT);
  } catch {
    return '[unreadable value]'; // a proxy whose traps throw, a chain of getters
  }
}

function format(value: unknown, depth: number, seen: object[]): string {
  switch (typeof value) {
    case 'string':
      return depth === 0 ? value : quote(value);
    case 'number':
      return value === 0 && 1 / value < 0 ? '-0' : toText(value);
    case 'bigint':
      return `${apply(bigintText, value, []) as string}n`;
    case 'symbol':
      return apply(symbolText, value, []) as string;
    case 'function':
      return formatFunction(value);
    case 'object':
      return value === null ? 'null' : formatObject(value, depth, seen);
    default:
      return toText(value);
  }
}

function quote(text: string): string {
  const inner = jsonText(text);
  if (apply(includes, text, ["'"]) as boolean) return inner;
  return `'${apply(sliceText, inner, [1, -1]) as string}'`;
}

function formatFunction(value: object): string {
  const name = ownText(value, 'name') || '(anonymous)';
  const isClass = apply(startsWith, apply(functionText, value, []), ['class']) as boolean;
  return isClass ? `[class ${name}]` : `[Function: ${name}]`;
}

function ownText(value: object, key: string): string {
  const own = getOwnPropertyDescriptor(value, key);
  return own && typeof own.value === 'string' ? own.value : '';
}

/** Name of the constructor in the prototype chain, '' for plain objects and arrays, `null prototype` for none. */
function className(value: object): string {
  const proto = getPrototypeOf(value);
  if (proto === null) return '[Object: null prototype]';
  if (proto === isProto || proto === arrayProto) return '';
  for (let p: object | null = proto; p !== null; p = getPrototypeOf(p)) {
    const made = getOwnPropertyDescriptor(p, 'constructor');
    if (made && typeof made.value === 'function') {
      const name = ownText(made.value as object, 'name');
      return name === 'Object' ? '' : name;
    }
  }
  return '';
}

const isA = (type: object, value: object): boolean => apply(isInstance, type, [value]) as boolean;

function formatObject(value: object, depth: number, seen: object[]): string {
  for (let k = 0; k < seen.length; k++) if (seen[k] === value) return '[Circular]';
  const name = className(value);
  if (isA(NativeError, value)) return formatError(value, name, depth, seen);
  if (isA(NativeDate, value)) {
    const time = apply(getTime, value, []) as number;
    return isNaNNumber(time) ? 'Invalid Date' : (apply(toIso, value, []) as string);
  }
  if (isA(RegExp, value)) return apply(regexText, value, []) as string;
  if (isA(NativePromise, value)) return 'Promise {}';
  if (depth > MAX_DEPTH) return isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
  seen[seen.length] = value;
  try {
    if (isArray(value))
      return formatItems(value, value.length, name ? `${name}(${value.length}) ` : '', depth, seen);
    const tag = apply(typedTag, value, []) as string | undefined;
    if (tag !== undefined) {
      const list = value as Uint8Array;
      return formatItems(list, list.length, `${tag}(${list.length}) `, depth, seen);
    }
    if (isA(Map, value)) return formatMap(value as Map<unknown, unknown>, name, depth, seen);
    if (isA(Set, value)) return formatSet(value as Set<unknown>, name, depth, seen);
    const parts = bareList<string>();
    if (isA(ArrayBuffer, value)) parts[0] = `byteLength: ${apply(bufferLength, value, []) as number}`;
    addProperties(parts, value, depth, seen);
    return enclose(name ? `${name} ` : '', '{', parts, '}', depth);
  } finally {
    seen.length--;
  }
}

function formatError(error: object, name: string, depth: number, seen: object[]): string {
  const own = ownText(error, 'name') || inherited(error, 'name') || name || 'Error';
  const message = ownText(error, 'message') || inherited(error, 'message');
  const head = message ? `${own}: ${message}` : own;
  const parts = bareList<string>();
  const cause = getOwnPropertyDescriptor(error, 'cause');
  if (cause && 'value' in cause && depth < MAX_DEPTH) {
    parts[0] = `[cause]: ${format(cause.value, depth + 1, seen)}`;
  }
  return (
    (depth > 0 ? `[${head}]` : head) + (parts.length > 0 ? ` ${enclose('', '{', parts, '}', depth)}` : '')
  );
}

function inherited(value: object, key: string): string {
  for (let p = getPrototypeOf(value); p !== null; p = getPrototypeOf(p)) {
    const text = ownText(p, key);
    if (text) return text;
  }
  return '';
}

function formatItems(
  list: ArrayLike<unknown>,
  length: number,
  prefix: string,
  depth: number,
  seen: object[],
): string {
  const parts = bareList<string>();
  let holes = 0;
  for (let k = 0; k < length && parts.length < MAX_ITEMS; k++) {
    const item = getOwnPropertyDescriptor(list, toText(k));
    if (!item) {
      holes++;
      continue;
    }
    if (holes > 0) parts[parts.length] = `<${holes} empty item${holes > 1 ? 's' : ''}>`;
    holes = 0;
    parts[parts.length] = formatProperty(item, depth, seen);
  }
  if (holes > 0) parts[parts.length] = `<${holes} empty item${holes > 1 ? 's' : ''}>`;
  if (length > MAX_ITEMS) parts[parts.length] = `... ${length - MAX_ITEMS} more items`;
  return enclose(prefix, '[', parts, ']', depth);
}

function formatMap(map: Map<unknown, unknown>, name: string, depth: number, seen: object[]): string {
  const parts = bareList<string>();
  let count = 0;
  apply(mapForEach, map, [
    (item: unknown, key: unknown) => {
      if (count++ < MAX_ITEMS) {
        parts[parts.length] = `${format(key, depth + 1, seen)} => ${format(item, depth + 1, seen)}`;
      }
    },
  ]);
  return enclose(`${name}(${count}) `, '{', parts, '}', depth);
}

function formatSet(set: Set<unknown>, name: string, depth: number, seen: object[]): string {
  const parts = bareList<string>();
  let count = 0;
  apply(setForEach, set, [
    (item: unknown) => {
      if (count++ < MAX_ITEMS) parts[parts.length] = format(item, depth + 1, seen);
    },
  ]);
  return enclose(`${name}(${count}) `, '{', parts, '}', depth);
}

function addProperties(parts: string[], value: object, depth: number, seen: object[]): void {
  const keys = ownKeys(value);
  for (let k = 0; k < keys.length && k < MAX_ITEMS; k++) {
    const key = keys[k] as string | symbol;
    const property = getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable) continue;
    const label =
      typeof key === 'symbol'
        ? `[${apply(symbolText, key, []) as string}]`
        : (apply(testName, PLAIN_KEY, [key]) as boolean)
          ? key
          : quote(key);
    parts[parts.length] = `${label}: ${formatProperty(property, depth, seen)}`;
  }
}

function formatProperty(property: PropertyDescriptor, depth: number, seen: object[]): string {
  if (property.get) return property.set ? '[Getter/Setter]' : '[Getter]';
  if (property.set) return '[Setter]';
  return format(property.value, depth + 1, seen);
}

function enclose(prefix: string, open: string, parts: string[], close: string, depth: number): string {
  if (parts.length === 0) return `${prefix}${open}${close}`;
  let length = prefix.length;
  let isLong = false;
  for (let k = 0; k < parts.length; k++) {
    const part = parts[k] as string;
    length += part.length + 2;
    if (apply(includes, part, ['\n']) as boolean) isLong = true;
  }
  let indent = '';
  for (let k = 0; k <= depth - (depth > 0 ? 1 : 0); k++) indent += '  ';
  const separator = isLong || length > MAX_LINE ? `,\n${indent}` : ', ';
  let text = '';
  for (let k = 0; k < parts.length; k++) text += (k > 0 ? separator : '') + (parts[k] as string);
  if (separator === ', ') return `${prefix}${open} ${text} ${close}`;
  const outdent = indent.length > 2 ? (apply(sliceText, indent, [2]) as string) : '';
  return `${prefix}${open}\n${indent}${text}\n${outdent}${close}`;
}
