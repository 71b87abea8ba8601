import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Store, StoreChange, StoreNews, StoreReads } from './store.ts';
import { isQuotaError, StoreError } from './store-error.ts';
import { STORE_VERSION } from './store-schema.ts';
import type { TableName, Tables } from './store-schema.ts';
import { upgradeStore } from './upgrade-store.ts';

/** The tables as the `idb` package types them. */
export interface IndexedSchema extends DBSchema {
  drafts: Tables['drafts'] & { indexes: { lab: string } };
  spares: Tables['spares'] & { indexes: { lab: string } };
  attempts: Tables['attempts'] & { indexes: { lab: string } };
  solved: Tables['solved'];
  visits: Tables['visits'];
  reviews: Tables['reviews'];
  settings: Tables['settings'];
}

type Database = IDBPDatabase<IndexedSchema>;

/** Name of the database; tests and older versions of the site know it. */
const STORE_NAME = 'interleave';

/** Name of the channel on which tabs tell each other what they changed. */
const CHANNEL_NAME = 'interleave:store';

/** The store in the browser's IndexedDB. @throws what the browser says when it keeps nothing here. */
export async function openIndexedStore(): Promise<Store> {
  let opened: Promise<Database> | null = null;
  const listeners = new Set<(news: StoreNews) => void>();
  const channel = new BroadcastChannel(CHANNEL_NAME);
  channel.onmessage = (event: MessageEvent<StoreNews>) => tell({ ...event.data, isFromElsewhere: true });

  function tell(news: StoreNews): void {
    for (const listener of listeners) listener(news);
  }

  function open(): Promise<Database> {
    opened ??= openDB<IndexedSchema>(STORE_NAME, STORE_VERSION, {
      upgrade(database, from, _to, transaction) {
        upgradeStore(database, from, transaction).catch((error: unknown) => {
          console.error('What was kept could not be brought to the new version; it stays as it was.', error);
          transaction.abort();
        });
      },
      // Another tab wants to upgrade: let it, and open again on the next use.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function change<R>(
    tables: readonly TableName[],
    act: (change: StoreChange) => Promise<R>,
  ): Promise<R> {
    const transaction = (await open()).transaction([...tables], 'readwrite');
    // Must be heard from the start: it rejects by itself when a write is refused.
    const done = transaction.done;
    done.catch(() => undefined);
    try {
      const result = await act(toChange(transaction));
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      // The transaction knows better than the write that it refused.
      const cause = await done.then(
        () => error,
        (reason: unknown) => (isQuotaError(reason) ? reason : error),
      );
      throw isQuotaError(cause) ? new StoreError('full', cause) : cause;
    }
  }

  await open();
  return {
    trouble: null,
    ...toReads(open),
    async change(tables, about, act) {
      const result = await change(tables, act);
      const news: StoreNews = { tables: [...tables], about, isFromElsewhere: false };
      tell(news);
      channel.postMessage(news);
      return result;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function toReads(open: () => Promise<Database>): StoreReads {
  return {
    find: async (table, key) => (await (await open()).get(table, key)) ?? null,
    findAll: async (table) => await (await open()).getAll(table),
    findOfLab: async (table, lab) => await (await open()).getAllFromIndex(table, 'lab', lab as never),
  };
}

function toChange(transaction: IDBPTransaction<IndexedSchema, TableName[], 'readwrite'>): StoreChange {
  return {
    find: async (table, key) => (await transaction.objectStore(table).get(key)) ?? null,
    findAll: async (table) => await transaction.objectStore(table).getAll(),
    findOfLab: async (table, lab) =>
      await transaction
        .objectStore(table)
        .index('lab')
        .getAll(lab as never),
    async put(table, value) {
      await transaction.objectStore(table).put(value);
    },
    async remove(table, key) {
      await transaction.objectStore(table).delete(key);
    },
    async clear(table) {
      await transaction.objectStore(table).clear();
    },
  };
}

function abort(transaction: IDBPTransaction<IndexedSchema, TableName[], 'readwrite'>): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already: nothing is left to undo.
  }
}
