import { apply } from './intrinsics.ts';
import { lengthOfArray, typeOfArray, type ElementValue, type SharedView } from './element-views.ts';
import { toPosition, toWhole, type AnyMethod, type SharedElements } from './shared-elements.ts';

/** Methods of typed arrays that write: on shared memory an operation for each element, in the order the language takes them. */
export function createWrites(elements: SharedElements): Record<string, (native: AnyMethod) => AnyMethod> {
  const { find, lengthOf, read, write, convert, copy } = elements;

  /** `target.set(source, offset)` where `source` is no typed array; true when it fits and is done. */
  function setFromList(view: SharedView, source: unknown, offset: number): boolean {
    const list = Object(source) as Record<number, unknown> & { length: unknown };
    const length = toPosition(list.length, 2 ** 53 - 1, 0);
    if (offset + length > lengthOf(view)) return false;
    for (let k = 0; k < length; k++) write(view, offset + k, convert(view, list[k]));
    return true;
  }

  /** The same for a typed array, shared or not. */
  function setFromArray(view: SharedView, source: object, offset: number): void {
    const from = find(source);
    const list = source as Record<number, ElementValue>;
    const length = apply(lengthOfArray, source, []) as number;
    // From its own memory everything is read first, as the language does.
    const isOwn = from !== null && from.object === view.object;
    const values = isOwn ? copy(from, 0, length) : list;
    for (let k = 0; k < length; k++) {
      const value = from === null || isOwn ? values[k] : read(from, k);
      write(view, offset + k, convert(view, value));
    }
  }

  return {
    fill: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const value = convert(view, args[0]);
        const from = toPosition(args[1], length, 0);
        const to = toPosition(args[2], length, length);
        for (let k = from; k < to; k++) write(view, k, value);
        return this;
      },
    set: (native) =>
      function (...args) {
        const view = find(this);
        const source = args[0];
        const from = find(source);
        if (view === null) {
          if (from === null) return apply(native, this, args);
          return apply(native, this, [copy(from, 0, lengthOf(from)), args[1]]);
        }
        const offset = toWhole(args[1]);
        const type = isObject(source) ? (apply(typeOfArray, source, []) as string | undefined) : undefined;
        if (offset < 0) return apply(native, this, [source, offset]);
        if (type === undefined) {
          if (source === undefined || source === null) return apply(native, this, args);
          if (!setFromList(view, source, offset)) return apply(native, this, [TOO_LONG, 0]);
          return undefined;
        }
        const length = apply(lengthOfArray, source, []) as number;
        const isOtherKind = isBig(type) !== isBig(view.type);
        if (isOtherKind || offset + length > lengthOf(view)) return apply(native, this, [source, offset]);
        setFromArray(view, source as object, offset);
        return undefined;
      },
    copyWithin: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const to = toPosition(args[0], length, 0);
        const from = toPosition(args[1], length, 0);
        const end = toPosition(args[2], length, length);
        const count = end - from < length - to ? end - from : length - to;
        const isBackwards = from < to && to < from + count;
        for (let done = 0; done < count; done++) {
          const k = isBackwards ? count - 1 - done : done;
          write(view, to + k, read(view, from + k));
        }
        return this;
      },
    reverse: (native) =>
      function () {
        const view = find(this);
        if (view === null) return apply(native, this, []);
        for (let low = 0, high = lengthOf(view) - 1; low < high; low++, high--) {
          const first = read(view, low);
          const last = read(view, high);
          write(view, low, last);
          write(view, high, first);
        }
        return this;
      },
    sort: (native) =>
      function (...args) {
        const view = find(this);
        const isOrder = args[0] === undefined || typeof args[0] === 'function';
        if (view === null || !isOrder) return apply(native, this, args);
        const length = lengthOf(view);
        const list = copy(view, 0, length);
        apply(native, list, args);
        for (let k = 0; k < length; k++) write(view, k, list[k] as ElementValue);
        return this;
      },
  };
}

/** A list that fits into no array: the platform says so in its own words. */
const TOO_LONG: object = { __proto__: null, length: 2 ** 53 - 1 };

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isBig(type: string): boolean {
  return type === 'BigInt64Array' || type === 'BigUint64Array';
}
