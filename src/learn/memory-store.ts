import type { Store, StoreChange, StoreNews } from './store.ts';
import type { StoreTrouble } from './store-error.ts';
import { KEY_FIELDS, TABLE_NAMES } from './store-schema.ts';
import type { TableName, Tables } from './store-schema.ts';

type Rows = Map<string, Tables[TableName]['value']>;

/** A store that lasts as long as the page, for browsers that keep nothing. */
export function createMemoryStore(trouble: StoreTrouble): Store {
  let tables = new Map<TableName, Rows>(TABLE_NAMES.map((name) => [name, new Map()]));
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(news: StoreNews) => void>();

  const toRows = (table: TableName): Rows => tables.get(table) ?? new Map<string, never>();

  const change: StoreChange = {
    find: (table, key) => Promise.resolve(copy(toRows(table).get(toText(key)) ?? null) as never),
    findAll: (table) => Promise.resolve(sort(table, [...toRows(table).values()]).map(copy) as never),
    async findOfLab(table, lab) {
      const all = await change.findAll(table);
      return all.filter((row) => row.lab === lab);
    },
    put(table, value) {
      const row = copy(value);
      if (table === 'attempts') (row as Tables['attempts']['value']).id ??= lastId += 1;
      toRows(table).set(toText(readKey(table, row)), row);
      return Promise.resolve();
    },
    remove(table, key) {
      toRows(table).delete(toText(key));
      return Promise.resolve();
    },
    clear(table) {
      toRows(table).clear();
      return Promise.resolve();
    },
  };

  async function act<R>(does: (change: StoreChange) => Promise<R>): Promise<R> {
    const before = new Map([...tables].map(([name, rows]) => [name, new Map(rows)]));
    try {
      return await does(change);
    } catch (error) {
      tables = before;
      throw error;
    }
  }

  return {
    trouble,
    find: change.find,
    findAll: change.findAll,
    findOfLab: change.findOfLab,
    async change(names, about, does) {
      // Changes stand in line, as transactions do.
      const done = queue.then(() => act(does));
      queue = done.catch(() => undefined);
      const result = await done;
      for (const listener of listeners) listener({ tables: names, about, isFromElsewhere: false });
      return result;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const copy = <T>(value: T): T => structuredClone(value);

const toText = (key: unknown): string => JSON.stringify(Array.isArray(key) ? key : [key]);

function readKey(table: TableName, row: object): unknown[] {
  return KEY_FIELDS[table].map((field) => (row as Record<string, unknown>)[field]);
}

function sort<T extends object>(table: TableName, rows: T[]): T[] {
  return rows.sort((a, b) => {
    const others = readKey(table, b);
    for (const [index, key] of readKey(table, a).entries()) {
      const other = others[index];
      if (key === other) continue;
      return (key as string | number) < (other as string | number) ? -1 : 1;
    }
    return 0;
  });
}
