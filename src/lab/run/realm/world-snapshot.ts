import { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } from './intrinsics.ts';

/** What programs could change for those after them: the global object and everything of the platform that it leads to. */
export interface WorldSnapshot {
  /** Remembers how everything is, before the first program. */
  take(): void;
  /** Whether a program left something behind. New names in the global object are taken away and do not count. */
  hasChanged(): boolean;
}

const { deleteProperty } = Reflect;
const { set: mapSet, has: mapHas } = Map.prototype;
const NativeMap = Map;

interface Seen {
  object: object;
  keys: PropertyKey[];
  values: unknown[];
  prototype: object | null;
}

/** Takes some milliseconds for a few thousand properties: once before the first program and once after it. */
export function takeSnapshot(scope: object): WorldSnapshot {
  let seen: Seen[] = [];

  function walk(): Seen[] {
    const found: Seen[] = [];
    const known = new NativeMap<object, true>();
    const visit = (value: unknown): void => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
      if (apply(mapHas, known, [value]) as boolean) return;
      apply(mapSet, known, [value, true]);
      const keys = ownKeys(value);
      const values: unknown[] = [];
      for (let k = 0; k < keys.length; k++) {
        const property = getOwnPropertyDescriptor(value, keys[k] as PropertyKey);
        values[2 * k] = property && 'value' in property ? property.value : property?.get;
        values[2 * k + 1] = property?.set;
      }
      found[found.length] = { object: value, keys, values, prototype: getPrototypeOf(value) };
      for (let k = 0; k < values.length; k++) visit(values[k]);
      visit(getPrototypeOf(value));
    };
    visit(scope);
    return found;
  }

  function dropNewGlobals(): boolean {
    const first = seen[0];
    if (!first) return true;
    const keys = ownKeys(scope);
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k] as PropertyKey;
      let isKnown = false;
      for (let j = 0; j < first.keys.length; j++) if (first.keys[j] === key) isKnown = true;
      if (!isKnown && !deleteProperty(scope, key)) return false;
    }
    return true;
  }

  function isSame(entry: Seen): boolean {
    if (getPrototypeOf(entry.object) !== entry.prototype) return false;
    const keys = ownKeys(entry.object);
    if (keys.length !== entry.keys.length) return false;
    for (let k = 0; k < keys.length; k++) {
      if (keys[k] !== entry.keys[k]) return false;
      const property = getOwnPropertyDescriptor(entry.object, keys[k] as PropertyKey);
      const value: unknown = property && 'value' in property ? property.value : property?.get;
      const before = entry.values[2 * k];
      if (value !== before && (value === value || before === before)) return false;
      if (property?.set !== entry.values[2 * k + 1]) return false;
    }
    return true;
  }

  return {
    take() {
      seen = walk();
    },
    hasChanged() {
      if (!dropNewGlobals()) return true;
      for (let k = 0; k < seen.length; k++) if (!isSame(seen[k] as Seen)) return true;
      return false;
    },
  };
}
