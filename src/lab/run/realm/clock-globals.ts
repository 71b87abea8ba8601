import type { Core } from './core.ts';
import { apply, construct, defineProperty, NativeDate } from './intrinsics.ts';

/** The virtual clock's zero: 2026-01-01 09:00 UTC. Programs that print the date give the same text on every day. */
export const VIRTUAL_EPOCH_MS: number = NativeDate.UTC(2026, 0, 1, 9);

const dateToString = NativeDate.prototype.toString;

/** `Date` and `performance` of the virtual clock. */
export function createClockGlobals(core: Core): { Date: DateConstructor; performance: object } {
  const nowMs = (): number => VIRTUAL_EPOCH_MS + Math.floor(core.readClock());

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

  return { Date: date, performance: createPerformance(core) };
}

/** The part of `performance` that programs measure with; on the run's clock. */
function createPerformance(core: Core): object {
  const entries: { name: string; entryType: string; startTime: number; duration: number }[] = [];
  const find = (name: unknown): number => {
    for (let k = entries.length - 1; k >= 0; k--)
      if (entries[k]?.name === name) return entries[k]?.startTime ?? 0;
    throw new SyntaxError(`There is no performance mark named '${String(name)}'.`);
  };
  const add = (name: string, entryType: string, startTime: number, duration: number): object => {
    const entry = { name, entryType, startTime, duration, detail: null };
    entries.push(entry);
    return entry;
  };
  return {
    timeOrigin: VIRTUAL_EPOCH_MS,
    now: () => core.readClock(),
    mark: (name: string) => add(name, 'mark', core.readClock(), 0),
    measure: (name: string, from?: string, to?: string) => {
      const start = from === undefined ? 0 : find(from);
      return add(name, 'measure', start, (to === undefined ? core.readClock() : find(to)) - start);
    },
    getEntries: () => [...entries],
    getEntriesByName: (name: string) => entries.filter((entry) => entry.name === name),
    getEntriesByType: (type: string) => entries.filter((entry) => entry.entryType === type),
    clearMarks: () => void entries.splice(0),
    clearMeasures: () => void entries.splice(0),
    toJSON: () => ({ timeOrigin: VIRTUAL_EPOCH_MS }),
  };
}
