import { apply, bareList } from './intrinsics.ts';
import type { SharedView } from './element-views.ts';
import { createArray, toPosition, toWhole, type AnyMethod, type SharedElements } from './shared-elements.ts';

type Makers = Record<string, (native: AnyMethod) => AnyMethod>;

/** Methods of typed arrays that read: on shared memory an operation for each element, in the order the language reads them. */
export function createReads(elements: SharedElements): Makers {
  const { find, lengthOf, read, copy } = elements;

  /** A method that does the rest on a copy of the elements. */
  const onCopy = (native: AnyMethod): AnyMethod =>
    function (...args) {
      const view = find(this);
      return apply(native, view === null ? this : copy(view, 0, lengthOf(view)), args);
    };

  /** A method whose callback is called for one element after the other, each as soon as it is read. */
  const perElement = (native: AnyMethod): AnyMethod =>
    function (...args) {
      const view = find(this);
      const callback = args[0];
      if (view === null || typeof callback !== 'function') return apply(native, this, args);
      // The platform walks over a list of as many zeros, and makes of the answers what it would have made.
      return apply(native, createArray(view, lengthOf(view)), [
        (_zero: unknown, index: number) =>
          apply(callback as never, args[1], [read(view, index), index, this]),
      ]);
    };

  const findFrom = (native: AnyMethod, isFromEnd: boolean): AnyMethod =>
    function (...args) {
      const view = find(this);
      const callback = args[0];
      if (view === null || typeof callback !== 'function') return apply(native, this, args);
      const length = lengthOf(view);
      for (let done = 0; done < length; done++) {
        const index = isFromEnd ? length - 1 - done : done;
        const value = read(view, index);
        if (apply(callback as never, args[1], [value, index, this])) return value;
      }
      return undefined;
    };

  const reduce = (native: AnyMethod, isFromEnd: boolean): AnyMethod =>
    function (...args) {
      const view = find(this);
      const callback = args[0];
      const length = view === null ? 0 : lengthOf(view);
      if (view === null || typeof callback !== 'function' || (length === 0 && args.length < 2)) {
        return apply(native, this, args);
      }
      let done = 0;
      let result = args[1];
      if (args.length < 2) {
        result = read(view, isFromEnd ? length - 1 : 0);
        done = 1;
      }
      for (; done < length; done++) {
        const index = isFromEnd ? length - 1 - done : done;
        result = apply(callback as never, undefined, [result, read(view, index), index, this]);
      }
      return result;
    };

  /** Looks for a value from a position on; `step` −1 goes backwards. */
  function search(view: SharedView, wanted: unknown, from: number, step: 1 | -1, findsNaN: boolean): number {
    const length = lengthOf(view);
    for (let k = from; k >= 0 && k < length; k += step) {
      const value = read(view, k);
      if (value === wanted || (findsNaN && value !== value && wanted !== wanted)) return k;
    }
    return -1;
  }

  return {
    at: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const given = toWhole(args[0]);
        const index = given < 0 ? given + length : given;
        return index >= 0 && index < length ? read(view, index) : undefined;
      },
    includes: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        return search(view, args[0], toPosition(args[1], lengthOf(view), 0), 1, true) >= 0;
      },
    indexOf: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        return search(view, args[0], toPosition(args[1], lengthOf(view), 0), 1, false);
      },
    lastIndexOf: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const given = args.length > 1 ? toWhole(args[1]) : length - 1;
        const from = given < 0 ? given + length : given < length ? given : length - 1;
        return search(view, args[0], from, -1, false);
      },
    join: onCopy,
    toLocaleString: onCopy,
    toReversed: onCopy,
    toSorted: onCopy,
    with: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const given = toWhole(args[0]);
        const value = elements.convert(view, args[1]);
        const index = given < 0 ? given + length : given;
        const isThere = index >= 0 && index < length;
        return apply(native, isThere ? copy(view, 0, length) : this, [given, value]);
      },
    slice: (native) =>
      function (...args) {
        const view = find(this);
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const from = toPosition(args[0], length, 0);
        return apply(native, copy(view, from, toPosition(args[1], length, length)), []);
      },
    forEach: (native) => perElement(native),
    some: (native) => perElement(native),
    every: (native) => perElement(native),
    map: (native) => perElement(native),
    findIndex: (native) => perElement(native),
    findLastIndex: (native) => perElement(native),
    find: (native) => findFrom(native, false),
    findLast: (native) => findFrom(native, true),
    filter: (native) =>
      function (...args) {
        const view = find(this);
        const callback = args[0];
        if (view === null || typeof callback !== 'function') return apply(native, this, args);
        const length = lengthOf(view);
        const list = createArray(view, length);
        const isKept = bareList<boolean>();
        for (let k = 0; k < length; k++) {
          const value = read(view, k);
          list[k] = value;
          isKept[k] = apply(callback as never, args[1], [value, k, this]) ? true : false;
        }
        return apply(native, list, [(_value: unknown, index: number) => isKept[index]]);
      },
    reduce: (native) => reduce(native, false),
    reduceRight: (native) => reduce(native, true),
  };
}
