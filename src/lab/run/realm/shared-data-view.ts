import { OP } from '../../schedule/index.ts';
import { ACCESS_KINDS } from '../wire.ts';
import type { Core } from './core.ts';
import { captureGetter, TYPED_ARRAYS, typeOfArray, type ElementValue } from './element-views.ts';
import { apply, toNumber } from './intrinsics.ts';
import type { Ops } from './ops.ts';
import { toWhole, type AnyMethod } from './shared-elements.ts';

const LOAD = ACCESS_KINDS.indexOf('load');
const STORE = ACCESS_KINDS.indexOf('store');
const bufferOfView = captureGetter(DataView.prototype, 'buffer');
const offsetOfView = captureGetter(DataView.prototype, 'byteOffset');
const lengthOfView = captureGetter(DataView.prototype, 'byteLength');
const { isView } = ArrayBuffer;

/** `getInt8`, `setInt8` … of DataView: on shared memory an operation each. */
export function createDataViewMethods(
  core: Core,
  ops: Ops,
): Record<string, (native: AnyMethod) => AnyMethod> {
  const methods: Record<string, (native: AnyMethod) => AnyMethod> = { __proto__: null as never };

  /** Number of the memory; −1 for what is no DataView over shared memory. */
  const objectOf = (value: unknown): number =>
    isView(value) && apply(typeOfArray, value, []) === undefined
      ? ops.objectOf(apply(bufferOfView, value, []))
      : -1;

  function point(op: 3 | 4, view: unknown, object: number, at: number, size: number): void {
    const address = (apply(offsetOfView, view, []) as number) + at;
    ops.point({ op, object, address, size, site: core.site, isPlain: true });
  }

  for (const type of Object.keys(TYPED_ARRAYS)) {
    const Native = TYPED_ARRAYS[type];
    if (!Native || type === 'Uint8ClampedArray') continue;
    const scratch = new Native(1 as never) as unknown as Record<number, ElementValue>;
    const size = (scratch as unknown as Uint8Array).BYTES_PER_ELEMENT;
    const name = type.slice(0, -'Array'.length);
    const isWithin = (view: unknown, at: number): boolean =>
      at >= 0 && at + size <= (apply(lengthOfView, view, []) as number);

    methods[`get${name}`] = (native) =>
      function (...args) {
        const object = objectOf(this);
        if (object < 0) return apply(native, this, args);
        const at = toWhole(args[0]);
        if (!isWithin(this, at)) return apply(native, this, [at]);
        point(OP.read, this, object, at, size);
        const value = apply(native, this, [at, args[1]]) as ElementValue;
        ops.done(false, toNumber(value), toNumber(value), LOAD);
        return value;
      };
    const get = (DataView.prototype as never as Record<string, AnyMethod>)[`get${name}`];
    methods[`set${name}`] = (native) =>
      function (...args) {
        const object = objectOf(this);
        if (object < 0) return apply(native, this, args);
        const at = toWhole(args[0]);
        scratch[0] = args[1] as ElementValue;
        const value = scratch[0];
        if (!isWithin(this, at)) return apply(native, this, [at, value]);
        point(OP.write, this, object, at, size);
        const before = apply(get as never, this, [at, args[2]]) as ElementValue;
        apply(native, this, [at, value, args[2]]);
        ops.done(true, toNumber(before), toNumber(value), STORE);
        return undefined;
      };
  }
  return methods;
}
