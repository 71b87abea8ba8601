import type { Core } from './core.ts';
import { createElementAccess, toElement } from './element-access.ts';
import { createElementViews, TYPED_ARRAYS, type ElementValue, type SharedView } from './element-views.ts';
import {
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  setPrototypeOf,
  trunc,
} from './intrinsics.ts';
import type { Ops } from './ops.ts';

/** Elements of shared memory as the platform's own methods would read and write them, each an operation at the current site. */
export interface SharedElements {
  find(value: unknown): SharedView | null;
  lengthOf(view: SharedView): number;
  read(view: SharedView, index: number): ElementValue;
  write(view: SharedView, index: number, value: ElementValue): void;
  /** What a value becomes when it is stored. */
  convert(view: SharedView, value: unknown): ElementValue;
  /**
   * An array of the program's own with the elements from `from` to `to`, read in order: what the platform's methods can do the rest on.
   * It has the view's prototype, so that they make what they would have made.
   */
  copy(view: SharedView, from: number, to: number): Record<number, ElementValue>;
}

export function createSharedElements(core: Core, ops: Ops): SharedElements {
  const { find, lengthOf } = createElementViews(ops);
  const access = createElementAccess(ops);
  return {
    find,
    lengthOf,
    read: (view, index) => access.read(view, index, core.site),
    write: (view, index, value) => access.write(view, index, value, core.site),
    convert: toElement,
    copy(view, from, to) {
      const list = createArray(view, to > from ? to - from : 0);
      for (let k = from; k < to; k++) list[k - from] = access.read(view, k, core.site);
      return list;
    },
  };
}

/** An array of the view's type and prototype over memory of its own. */
export function createArray(view: SharedView, length: number): Record<number, ElementValue> {
  const Native = TYPED_ARRAYS[view.type] as new (length: number) => object;
  const list = new Native(length) as Record<number, ElementValue>;
  setPrototypeOf(list, getPrototypeOf(view.elements));
  return list;
}

export type AnyMethod = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Puts methods in the place of the platform's, with their names and lengths. `make` is given the platform's own.
 * What the platform does not have is not added.
 */
export function replaceMethods(
  prototype: object,
  make: Readonly<Record<string, (native: AnyMethod) => AnyMethod>>,
): void {
  for (const name of Object.keys(make)) {
    const native = getOwnPropertyDescriptor(prototype, name)?.value as AnyMethod | undefined;
    const body = make[name];
    if (typeof native !== 'function' || !body) continue;
    const replaced = body(native);
    // A method written in this form is no constructor, as the platform's are none.
    const method = {
      [name](this: unknown, ...args: unknown[]): unknown {
        return call(replaced, this, args);
      },
    }[name] as object;
    defineProperty(method, 'length', { value: native.length, configurable: true });
    defineProperty(prototype, name, { value: method, writable: true, enumerable: false, configurable: true });
  }
}

const call = Reflect.apply;

/** A whole number, or ±Infinity; what is no number is 0. @throws for what can't be one */
export function toWhole(value: unknown): number {
  const whole = trunc(value as number); // turns anything into a number as the language does
  return whole === whole ? whole + 0 : 0;
}

/** A position counted from the end when it is negative, kept within 0 … length. */
export function toPosition(value: unknown, length: number, whenMissing: number): number {
  if (value === undefined) return whenMissing;
  const whole = toWhole(value);
  if (whole < 0) return whole + length > 0 ? whole + length : 0;
  return whole < length ? whole : length;
}
