import { OP, type Op } from '../../schedule/index.ts';
import { ACCESS_KINDS } from '../wire.ts';
import type { Core } from './core.ts';
import { toElement } from './element-access.ts';
import { createElementViews, type ElementValue, type SharedView } from './element-views.ts';
import { apply, defineProperty, max, NativePromise, toNumber } from './intrinsics.ts';
import type { NativeWait, Ops, WaitResult } from './ops.ts';
import { toWhole } from './shared-elements.ts';

type Method = (...args: never[]) => unknown;

/** The platform's own methods, and what else it has there. */
const native: Record<string, Method | undefined> = { __proto__: null as never };
for (const name of Object.getOwnPropertyNames(Atomics)) {
  native[name] = (Atomics as never as Record<string, Method>)[name];
}
const nativeLoad = Atomics.load as (view: unknown, index: number) => ElementValue;
const nativeExchange = Atomics.exchange as (
  view: unknown,
  index: number,
  value: ElementValue,
) => ElementValue;
const toBigInt = BigInt.asIntN;

const kindOf = (name: string): number => (ACCESS_KINDS as readonly string[]).indexOf(name);
const LOAD = kindOf('load');
const STORE = kindOf('store');
const SWAP = kindOf('compareExchange');
const WAIT = kindOf('wait');
const NOTIFY = kindOf('notify');

/**
 * `Atomics` as programs see it: on memory that threads share each call is an operation of its own, on any other the
 * platform's. What the platform refuses, it refuses itself: with its own errors, before anything else happens.
 */
export function createAtomics(core: Core, ops: Ops): object {
  if (!ops.isActive) return Atomics;
  const views = createElementViews(ops);

  /** The view, when it is one that operations can be done on; null leaves the call to the platform. */
  const find = (array: unknown): SharedView | null => {
    const view = views.find(array);
    return view !== null && HOLDS_INTEGERS[view.type] === true ? view : null;
  };
  /** The index that a value stands for; −1 = there is none, and the platform says so. */
  const toIndex = (view: SharedView, value: unknown): number => {
    const index = toWhole(value);
    return index >= 0 && index < views.lengthOf(view) ? index : -1;
  };
  const addressOf = (view: SharedView, index: number): number => view.byteOffset + index * view.elementSize;
  const point = (view: SharedView, op: Op, index: number): void => {
    const { object, elementSize: size } = view;
    ops.point({ op, object, address: addressOf(view, index), size, site: core.site });
  };
  const done = (writes: boolean, before: ElementValue, after: ElementValue, kind: number): void =>
    ops.done(writes, toNumber(before), toNumber(after), kind);
  const pass = (name: string, args: unknown[]): unknown => apply(native[name] as Method, undefined, args);

  function update(name: string, kind: number, array: unknown, place: unknown, value: unknown): unknown {
    const view = find(array);
    const index = view === null ? -1 : toIndex(view, place);
    if (view === null || index < 0) return pass(name, [array, place, value]);
    const given = toInteger(view, value);
    point(view, OP.update, index);
    const before = pass(name, [array, index, given]) as ElementValue;
    view.scratch[0] = before;
    pass(name, [view.scratch, 0, given]);
    done(true, before, view.scratch[0], kind);
    return before;
  }

  /** The part that `wait` and `waitAsync` have in common; null leaves the call to the platform. */
  function beginWait(array: unknown, place: unknown, value: unknown, timeout: unknown): BegunWait | null {
    const view = find(array);
    if (view === null || !canWait(view)) return null;
    const index = toIndex(view, place);
    if (index < 0) return null;
    const expected = toElement(view, value);
    const limit = timeout === undefined ? Infinity : max(timeout as number, 0);
    const timeoutMs = limit === limit ? limit : Infinity;
    point(view, OP.wait, index);
    const current = nativeLoad(array, index);
    done(false, current, current, WAIT);
    return {
      object: view.object,
      address: addressOf(view, index),
      isEqual: current === expected,
      timeoutMs,
      args: [array, index, expected, timeoutMs],
    };
  }

  const methods: Record<string, Method> = {
    __proto__: null as never,
    load(array: unknown, place: unknown): unknown {
      const view = find(array);
      const index = view === null ? -1 : toIndex(view, place);
      if (view === null || index < 0) return pass('load', [array, place]);
      point(view, OP.read, index);
      const value = nativeLoad(array, index);
      done(false, value, value, LOAD);
      return value;
    },
    store(array: unknown, place: unknown, value: unknown): unknown {
      const view = find(array);
      const index = view === null ? -1 : toIndex(view, place);
      if (view === null || index < 0) return pass('store', [array, place, value]);
      const given = toInteger(view, value);
      point(view, OP.write, index);
      const before = nativeExchange(array, index, given);
      done(true, before, toElement(view, given), STORE);
      return given;
    },
    compareExchange(array: unknown, place: unknown, wanted: unknown, value: unknown): unknown {
      const view = find(array);
      const index = view === null ? -1 : toIndex(view, place);
      if (view === null || index < 0) return pass('compareExchange', [array, place, wanted, value]);
      const expected = toElement(view, toInteger(view, wanted));
      const given = toInteger(view, value);
      const { object, elementSize: size } = view;
      const address = addressOf(view, index);
      ops.point({ op: OP.swap, object, address, size, site: core.site, expected: toNumber(expected) });
      const before = pass('compareExchange', [array, index, expected, given]) as ElementValue;
      const isSwapped = before === expected;
      done(isSwapped, before, isSwapped ? toElement(view, given) : before, SWAP);
      return before;
    },
    wait(array: unknown, place: unknown, value: unknown, timeout: unknown): unknown {
      const begun = beginWait(array, place, value, timeout);
      if (begun === null) return pass('wait', [array, place, value, timeout]);
      if (!begun.isEqual) return 'not-equal';
      const { object, address, timeoutMs, args } = begun;
      return ops.wait(object, address, timeoutMs, core.site, () => pass('wait', args) as WaitResult);
    },
    notify(array: unknown, place: unknown, count: unknown): unknown {
      const view = find(array);
      const index = view !== null && canWait(view) ? toIndex(view, place) : -1;
      if (view === null || index < 0) return pass('notify', [array, place, count]);
      const most = count === undefined ? Infinity : max(toWhole(count), 0);
      point(view, OP.notify, index);
      const value = nativeLoad(array, index);
      const address = addressOf(view, index);
      const woken = ops.notify(
        view.object,
        address,
        most,
        () => pass('notify', [array, index, most]) as number,
      );
      done(false, value, value, NOTIFY);
      return woken;
    },
  };
  for (const name of ['add', 'sub', 'and', 'or', 'xor', 'exchange']) {
    const kind = kindOf(name);
    methods[name] = {
      [name]: (array: unknown, place: unknown, value: unknown) => update(name, kind, array, place, value),
    }[name] as Method;
  }
  if (native['waitAsync']) {
    methods['waitAsync'] = {
      waitAsync(array: unknown, place: unknown, value: unknown, timeout: unknown): unknown {
        const begun = beginWait(array, place, value, timeout);
        if (begun === null) return pass('waitAsync', [array, place, value, timeout]);
        if (!begun.isEqual) return { async: false, value: 'not-equal' };
        const { object, address, timeoutMs, args } = begun;
        if (timeoutMs === 0) return { async: false, value: 'timed-out' };
        let settle: (result: 'ok' | 'timed-out') => void = () => undefined;
        const promise = new NativePromise<'ok' | 'timed-out'>((resolve) => {
          settle = resolve;
        });
        const begin = (): NativeWait => pass('waitAsync', args) as NativeWait;
        const atOnce = ops.waitAsync(object, address, timeoutMs, core.site, settle, begin);
        return atOnce === undefined ? { async: true, value: promise } : { async: false, value: atOnce };
      },
    }.waitAsync;
  }
  return assemble(methods);
}

interface BegunWait {
  object: number;
  address: number;
  isEqual: boolean;
  timeoutMs: number;
  /** For the platform's own method. */
  args: unknown[];
}

/** An object that looks like the platform's `Atomics`; what has no method here is the platform's own. */
function assemble(methods: Record<string, Method>): object {
  const atomics = {};
  for (const name of Object.keys(native)) {
    const value = methods[name] ?? native[name];
    defineProperty(atomics, name, { value, writable: true, enumerable: false, configurable: true });
  }
  defineProperty(atomics, Symbol.toStringTag, { value: 'Atomics', configurable: true });
  return atomics;
}

const HOLDS_INTEGERS: Readonly<Record<string, true | undefined>> = {
  __proto__: null as never,
  Int8Array: true,
  Uint8Array: true,
  Int16Array: true,
  Uint16Array: true,
  Int32Array: true,
  Uint32Array: true,
  BigInt64Array: true,
  BigUint64Array: true,
};

function canWait(view: SharedView): boolean {
  return view.type === 'Int32Array' || view.type === 'BigInt64Array';
}

/** A whole value, not yet cut to the element's size: what `Atomics.store` gives back. */
function toInteger(view: SharedView, value: unknown): ElementValue {
  return typeof view.scratch[0] === 'bigint' ? toBigInt(2 ** 53 - 1, value as bigint) : toWhole(value);
}
