import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
} from './intrinsics.ts';
import { typedArrayPrototype, type SharedView } from './element-views.ts';
import type { AnyMethod, SharedElements } from './shared-elements.ts';

/** `values` and `entries` of typed arrays; of shared ones, iterators that read each element when it is asked for. */
export function createIterators(elements: SharedElements): Record<string, (native: AnyMethod) => AnyMethod> {
  const { find, lengthOf, read } = elements;

  class SharedArrayIterator {
    #view: SharedView | null;
    #next = 0;
    readonly #isPair: boolean;
    constructor(view: SharedView, isPair: boolean) {
      this.#view = view;
      this.#isPair = isPair;
    }
    next(): { value: unknown; done: boolean } {
      const view = this.#view;
      if (view === null || this.#next >= lengthOf(view)) {
        this.#view = null;
        return { value: undefined, done: true };
      }
      const index = this.#next++;
      const value = read(view, index);
      return { value: this.#isPair ? [index, value] : value, done: false };
    }
  }
  const { prototype } = SharedArrayIterator;
  setPrototypeOf(prototype, iteratorPrototype);
  defineProperty(prototype, Symbol.toStringTag, { value: 'Array Iterator', configurable: true });
  defineProperty(prototype, 'constructor', {
    value: getOwnPropertyDescriptor(iteratorPrototype, 'constructor')?.value,
    configurable: true,
  });

  const iterate = (native: AnyMethod, isPair: boolean): AnyMethod =>
    function () {
      const view = find(this);
      return view === null ? apply(native, this, []) : new SharedArrayIterator(view, isPair);
    };
  return {
    values: (native) => iterate(native, false),
    entries: (native) => iterate(native, true),
  };
}

/** `%IteratorPrototype%`, captured before a program can reach it. */
const iteratorPrototype: object = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()) as object) as object;

/** A typed array is iterated by its `values`. */
export function linkIterator(): void {
  const values: unknown = getOwnPropertyDescriptor(typedArrayPrototype, 'values')?.value;
  defineProperty(typedArrayPrototype, Symbol.iterator, {
    value: values,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
