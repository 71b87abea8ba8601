import type { Core } from './core.ts';
import { typedArrayPrototype } from './element-views.ts';
import { apply, NativeTypeError } from './intrinsics.ts';
import type { Ops } from './ops.ts';
import { createReads } from './shared-array-reads.ts';
import { createWrites } from './shared-array-writes.ts';
import { installConstructors } from './shared-constructors.ts';
import { createDataViewMethods } from './shared-data-view.ts';
import {
  createSharedElements,
  replaceMethods,
  toPosition,
  type AnyMethod,
  type SharedElements,
} from './shared-elements.ts';
import { createIterators, linkIterator } from './shared-iterators.ts';

const Bytes: new (buffer: SharedArrayBuffer) => Record<number, number> = Uint8Array;

/**
 * Makes the platform's bulk methods do operations element by element where the memory is shared: those of typed arrays, DataView and
 * SharedArrayBuffer. Once for a realm, before learner code. @param create gives a fresh shared buffer
 */
export function installSharedArrays(
  scope: object,
  core: Core,
  ops: Ops,
  create: (byteLength: number) => SharedArrayBuffer,
): SharedElements {
  const elements = createSharedElements(core, ops);
  if (!ops.isActive || typeof SharedArrayBuffer !== 'function') return elements;
  replaceMethods(typedArrayPrototype, {
    ...createReads(elements),
    ...createWrites(elements),
    ...createIterators(elements),
  });
  linkIterator();
  replaceMethods(DataView.prototype, createDataViewMethods(core, ops));
  replaceMethods(SharedArrayBuffer.prototype as object, createBufferMethods(core, ops, elements, create));
  installConstructors(scope, elements);
  return elements;
}

function createBufferMethods(
  core: Core,
  ops: Ops,
  { find, lengthOf, read }: SharedElements,
  create: (byteLength: number) => SharedArrayBuffer,
): Record<string, (native: AnyMethod) => AnyMethod> {
  return {
    slice: (native) =>
      function (...args) {
        const view = ops.objectOf(this) < 0 ? null : find(new Bytes(this as SharedArrayBuffer));
        if (view === null) return apply(native, this, args);
        const length = lengthOf(view);
        const from = toPosition(args[0], length, 0);
        const to = toPosition(args[1], length, length);
        const buffer = create(to > from ? to - from : 0);
        const bytes = new Bytes(buffer);
        for (let k = from; k < to; k++) bytes[k - from] = read(view, k) as number;
        return buffer;
      },
    grow: (native) =>
      function (...args) {
        if (core.isVirtual && ops.objectOf(this) >= 0) {
          throw new NativeTypeError(
            'Shared memory keeps its size while the order of threads is under control. Make it as large as it has to be, or run on the real clock.',
          );
        }
        return apply(native, this, args);
      },
  };
}
