import type { Core } from './core.ts';
import { apply, bareList, construct, defineProperty, floor, NativeDate, toText } from './intrinsics.ts';

/** The virtual clock's zero: 2026-01-01 09:00 UTC. Programs that print the date give the same text on every day. */
export const VIRTUAL_EPOCH_MS: number = NativeDate.UTC(2026, 0, 1, 9);

const dateToString = NativeDate.prototype.toString;

/** `Date` and `performance` of the virtual clock. */
export interface ClockGlobals {
  readonly Date: DateConstructor;
  readonly performance: object;
  /** Forgets marks and measures; a new execution begins. */
  reset(): void;
}

export function createClockGlobals(core: Core): ClockGlobals {
  /** A read by the program: where event order is chosen, it fixes the present (SPEC S5). */
  const readClock = (): number => {
    core.queue.pinNow();
    return core.readClock();
  };
  const nowMs = (): number => VIRTUAL_EPOCH_MS + floor(readClock());

  function VirtualDate(...args: unknown[]): unknown {
    const isCalledWithNew = (new.target as unknown) !== undefined;
    if (!isCalledWithNew) return apply(dateToString, new NativeDate(nowMs()), []);
    return construct(NativeDate, args.length === 0 ? [nowMs()] : args, new.target);
  }
  const date = VirtualDate as unknown as DateConstructor;
  const put = (key: string, value: unknown): void =>
    void defineProperty(date, key, { value, writable: true, configurable: true, enumerable: false });
  put('now', () => nowMs());
  put('parse', NativeDate.parse);
  put('UTC', NativeDate.UTC);
  defineProperty(date, 'prototype', { value: NativeDate.prototype, writable: false });
  defineProperty(date, 'name', { value: 'Date', configurable: true });
  defineProperty(date, 'length', { value: 7, configurable: true });
  defineProperty(NativeDate.prototype, 'constructor', { value: date, writable: true, configurable: true });

  return { Date: date, ...createPerformance(readClock) };
}

interface Entry {
  name: string;
  entryType: string;
  startTime: number;
  duration: number;
  detail: null;
}

/** The part of `performance` that programs measure with; on the run's clock. */
function createPerformance(readClock: () => number): { performance: object; reset(): void } {
  const NativeSyntaxError = SyntaxError;
  let entries = bareList<Entry>();

  function find(name: unknown): number {
    for (let k = entries.length - 1; k >= 0; k--) {
      const entry = entries[k] as Entry;
      if (entry.name === name) return entry.startTime;
    }
    throw new NativeSyntaxError(`There is no performance mark named '${toText(name)}'.`);
  }
  function add(name: string, entryType: string, startTime: number, duration: number): Entry {
    const entry: Entry = { name, entryType, startTime, duration, detail: null };
    entries[entries.length] = entry;
    return entry;
  }
  /** The program's own array of what fits. */
  function list(key: 'name' | 'entryType' | null, value?: string): Entry[] {
    const found: Entry[] = [];
    for (let k = 0; k < entries.length; k++) {
      const entry = entries[k] as Entry;
      if (key === null || entry[key] === value) found[found.length] = entry;
    }
    return found;
  }
  function clear(): void {
    if (entries.length > 0) entries = bareList();
  }

  const performance = {
    timeOrigin: VIRTUAL_EPOCH_MS,
    now: () => readClock(),
    mark: (name: string) => add(name, 'mark', readClock(), 0),
    measure: (name: string, from?: string, to?: string) => {
      const start = from === undefined ? 0 : find(from);
      return add(name, 'measure', start, (to === undefined ? readClock() : find(to)) - start);
    },
    getEntries: () => list(null),
    getEntriesByName: (name: string) => list('name', name),
    getEntriesByType: (type: string) => list('entryType', type),
    clearMarks: clear,
    clearMeasures: clear,
    toJSON: () => ({ timeOrigin: VIRTUAL_EPOCH_MS }),
  };
  return { performance, reset: clear };
}
