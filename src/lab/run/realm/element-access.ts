import { OP } from '../../schedule/index.ts';
import { ACCESS_KINDS } from '../wire.ts';
import type { ElementValue, SharedView } from './element-views.ts';
import { toNumber } from './intrinsics.ts';
import type { Ops } from './ops.ts';

const LOAD = ACCESS_KINDS.indexOf('load');
const STORE = ACCESS_KINDS.indexOf('store');

/** Plain accesses to elements of shared memory, each an operation of its own. */
export interface ElementAccess {
  read(view: SharedView, index: number, site: number): ElementValue;
  /** `value` as `toElement` gives it. */
  write(view: SharedView, index: number, value: ElementValue, site: number): void;
}

export function createElementAccess(ops: Ops): ElementAccess {
  return {
    read(view, index, site) {
      ops.point({
        op: OP.read,
        object: view.object,
        address: view.byteOffset + index * view.elementSize,
        size: view.elementSize,
        site,
        isPlain: true,
        value: toNumber(view.elements[index]),
      });
      const value = view.elements[index] as ElementValue;
      const shown = toNumber(value);
      ops.done(false, shown, shown, LOAD);
      return value;
    },
    write(view, index, value, site) {
      ops.point({
        op: OP.write,
        object: view.object,
        address: view.byteOffset + index * view.elementSize,
        size: view.elementSize,
        site,
        isPlain: true,
        value: toNumber(value),
      });
      const before = toNumber(view.elements[index]);
      view.elements[index] = value;
      ops.done(true, before, toNumber(value), STORE);
    },
  };
}

/** What `value` becomes when it is stored in such an array. @throws what the language throws, of the value's own `valueOf` too */
export function toElement(view: SharedView, value: unknown): ElementValue {
  view.scratch[0] = value as ElementValue;
  return view.scratch[0];
}
