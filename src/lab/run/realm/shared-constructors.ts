import { construct, defineProperty, getOwnPropertyDescriptor, setPrototypeOf } from './intrinsics.ts';
import { TYPED_ARRAYS } from './element-views.ts';
import type { SharedElements } from './shared-elements.ts';

const NativeProxy = Proxy;

/**
 * Puts constructors of typed arrays in the place of the platform's: `new Int32Array(shared)` reads the shared array's elements, each
 * by an operation. In everything else they are the platform's own.
 */
export function installConstructors(scope: object, { find, lengthOf, copy }: SharedElements): void {
  for (const name of Object.keys(TYPED_ARRAYS)) {
    const Native = TYPED_ARRAYS[name] as (new (source: never) => object) & { prototype: object };
    const isThere = getOwnPropertyDescriptor(scope, name)?.value === Native;
    if (!isThere) continue;
    const handler: ProxyHandler<typeof Native> = {
      construct(target, args: unknown[], newTarget) {
        const view = find(args[0]);
        return construct(
          target,
          view === null ? args : [copy(view, 0, lengthOf(view))],
          newTarget === Constructor ? target : newTarget,
        ) as object;
      },
    };
    setPrototypeOf(handler, null); // traps that a program adds to Object.prototype are none
    const Constructor: unknown = new NativeProxy(Native, handler);
    const place = { value: Constructor, writable: true, enumerable: false, configurable: true };
    defineProperty(scope, name, place);
    defineProperty(Native.prototype, 'constructor', place);
  }
}
