import type { Entry, Shared, SharedKey, Stamp, WindowId } from './types.ts';

/** Called after an entry has changed; `isRemote` when another window wrote it. */
export type EntryListener = (entry: Entry, isRemote: boolean) => void;

/** Entries that several windows write: each by itself, the newest writing wins, in whatever order writings arrive. */
export interface Registers {
  get: <K extends SharedKey>(key: K) => Shared[K] | undefined;
  put: <K extends SharedKey>(key: K, value: Shared[K]) => void;
  /** Writes a guess: it holds until anybody knows better. */
  seed: <K extends SharedKey>(key: K, value: Shared[K]) => void;
  /** Makes the guesses that still stand count as written. */
  settle: () => void;
  /** Takes what another window wrote, where it is newer. */
  merge: (entries: readonly Entry[]) => void;
  entries: () => Entry[];
  subscribe: (listener: EntryListener) => void;
}

/** Is one writing newer than another? */
function isNewer(one: Stamp, other: Stamp | undefined): boolean {
  if (other === undefined) return true;
  return one.count > other.count || (one.count === other.count && one.by > other.by);
}

/** Makes the entries of one window. `by` names it. */
export function createRegisters(by: WindowId): Registers {
  const held = new Map<SharedKey, Entry>();
  const listeners: EntryListener[] = [];
  let latest = 0;

  function write(entry: Entry, isRemote: boolean): void {
    held.set(entry.key, entry);
    latest = Math.max(latest, entry.stamp.count);
    for (const listener of listeners) listener(entry, isRemote);
  }

  return {
    // An entry is held under its own key only, so its value has that key's type.
    get: <K extends SharedKey>(key: K) => held.get(key)?.value as Shared[K] | undefined,
    put: (key, value) => write({ key, value, stamp: { count: latest + 1, by } }, false),
    seed(key, value) {
      if (!held.has(key)) held.set(key, { key, value, stamp: { count: 0, by: '' } });
    },
    settle() {
      for (const entry of held.values())
        if (entry.stamp.count === 0) write({ ...entry, stamp: { count: 1, by } }, false);
    },
    merge(entries) {
      for (const entry of entries) if (isNewer(entry.stamp, held.get(entry.key)?.stamp)) write(entry, true);
    },
    entries: () => [...held.values()].filter(({ stamp }) => stamp.count > 0),
    subscribe: (listener) => void listeners.push(listener),
  };
}
