import { createMemoryStore } from './memory-store.ts';
import { openIndexedStore } from './indexed-store.ts';
import type { StoreTrouble } from './store-error.ts';
import type { TableName, Tables } from './store-schema.ts';

/** Reads of one transaction, or outside of one. */
export interface StoreReads {
  find: <N extends TableName>(table: N, key: Tables[N]['key']) => Promise<Tables[N]['value'] | null>;
  /** All records, in the order of their keys. */
  findAll: <N extends TableName>(table: N) => Promise<Tables[N]['value'][]>;
  /** The records of one lab, in the order of their keys. */
  findOfLab: <N extends 'drafts' | 'attempts' | 'spares'>(
    table: N,
    lab: string,
  ) => Promise<Tables[N]['value'][]>;
}

/** One transaction. */
export interface StoreChange extends StoreReads {
  /** Adds the record, or puts it in the place of the one with its key. */
  put: <N extends TableName>(table: N, value: Tables[N]['value']) => Promise<void>;
  remove: <N extends TableName>(table: N, key: Tables[N]['key']) => Promise<void>;
  clear: (table: TableName) => Promise<void>;
}

/** Something was changed. */
export interface StoreNews {
  tables: readonly TableName[];
  /** The lab or lesson it is about; '' when it is about many. */
  about: string;
  /** Another tab did it. */
  isFromElsewhere: boolean;
}

/** Everything the site keeps about a learner, in one place. */
export interface Store extends StoreReads {
  /** Why it lasts no longer than the page; null when it lasts. */
  readonly trouble: StoreTrouble | null;
  /**
   * Changes all of it or nothing. `act` must await nothing but the change's own verbs: a transaction ends when it has nothing to do.
   * @throws StoreError when the browser has no room left
   */
  change<R>(
    tables: readonly TableName[],
    about: string,
    act: (change: StoreChange) => Promise<R>,
  ): Promise<R>;
  /** Hears of every change, in this tab and in others. Returns the way to stop. */
  watch(listener: (news: StoreNews) => void): () => void;
}

let opened: Promise<Store> | null = null;

/** The site's store, opened once a page. Where the browser keeps nothing it lasts as long as the page, and says so. */
export function openStore(): Promise<Store> {
  opened ??= openIndexedStore().catch((error: unknown) => {
    const isOutdated = error instanceof Error && error.name === 'VersionError';
    if ('indexedDB' in globalThis) console.warn('This browser keeps nothing for this site.', error);
    return createMemoryStore(isOutdated ? 'outdated' : 'forgetful');
  });
  return opened;
}

/** Hears of every change of the store. Returns the way to stop. */
export function watchStore(listener: (news: StoreNews) => void): () => void {
  let stop: (() => void) | null = null;
  let isStopped = false;
  void openStore().then((store) => {
    if (!isStopped) stop = store.watch(listener);
  });
  return () => {
    isStopped = true;
    stop?.();
  };
}

/** Why what is saved does not last; null when it does. */
export async function findStoreTrouble(): Promise<StoreTrouble | null> {
  return (await openStore()).trouble;
}
