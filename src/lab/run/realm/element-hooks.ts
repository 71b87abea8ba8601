import type { ElementRef, Hooks } from '../hooks.ts';
import type { Core } from './core.ts';
import { createElementAccess, toElement } from './element-access.ts';
import { createElementViews, type SharedView } from './element-views.ts';
import { ownKeys, toNumber, toText } from './intrinsics.ts';
import type { Ops } from './ops.ts';

export type ElementHooks = Pick<Hooks, 'get' | 'set' | 'ref' | 'assigned' | 'updated'>;

/** Hooks of element accesses (H14): what reaches shared memory is an operation, everything else is what the language does. */
export function createElementHooks(_core: Core, ops: Ops): ElementHooks {
  const views = createElementViews(ops);
  const access = createElementAccess(ops);

  /** The element's index; −1 when the key names none, and nothing shared is touched. */
  function findIndex(view: SharedView, key: unknown): number {
    const index = typeof key === 'number' ? key : typeof key === 'string' ? toIndex(key) : -1;
    // Adding 0 makes −0 the index that it names.
    return index >= 0 && index % 1 === 0 && index < views.lengthOf(view) ? index + 0 : -1;
  }

  function get(site: number, object: unknown, key: unknown): unknown {
    const view = views.find(object);
    if (view === null) return (object as Bag)[key as string];
    const name = toKey(key);
    const index = findIndex(view, name);
    return index < 0 ? (object as Bag)[name as string] : access.read(view, index, site);
  }

  function set<T>(site: number, object: unknown, key: unknown, value: T): T {
    const view = views.find(object);
    if (view === null) {
      (object as Bag)[key as string] = value;
      return value;
    }
    const name = toKey(key);
    if (findIndex(view, name) < 0) (object as Bag)[name as string] = value;
    else {
      const element = toElement(view, value); // may run the value's own code
      const index = findIndex(view, name);
      if (index >= 0) access.write(view, index, element, site);
    }
    return value;
  }

  function ref(site: number, object: unknown, key: unknown): ElementRef {
    // A key that is an object is asked for its name once, and not at all when there is nothing to read from.
    const name = object === undefined || object === null ? key : toKey(key);
    return { object, key: name, value: get(site, object, name) };
  }

  return {
    get,
    set,
    ref,
    assigned: (site, { object, key, value }, operator, operand) =>
      set(site, object, key, combine(operator, value, operand)),
    updated(site, object, key, delta, isPrefix) {
      const element = ref(site, object, key);
      let value = element.value as number;
      const before = delta === 1 ? value++ : value--;
      set(site, element.object, element.key, value);
      return isPrefix ? value : before;
    },
  };
}

type Bag = Record<string, unknown>;

/** An object as a key is turned into a name by its own code: once. */
function toKey(key: unknown): unknown {
  if (typeof key !== 'object' && typeof key !== 'function') return key;
  return ownKeys({ __proto__: null, [key as unknown as string]: 0 })[0];
}

/** The index that a text names as a number would; −1 for `01`, `1e0`, `x`. */
function toIndex(key: string): number {
  const index = toNumber(key);
  return index >= 0 && toText(index) === key ? index : -1;
}

/** The new value of a compound assignment; a logical one has decided to assign already. */
function combine(operator: string, left: unknown, right: unknown): unknown {
  const a = left as number;
  const b = right as number;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return right;
  }
}
