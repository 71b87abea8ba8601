import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { IndexedSchema } from './indexed-store.ts';
import type { TableName } from './store-schema.ts';
import { toAttempt, toDraftFile } from './upgrade-records.ts';

type Upgrade = IDBPTransaction<IndexedSchema, TableName[], 'versionchange'>;

/** Brings a database of version `from` (0: a new one) to today's shape, step by step. Nothing is lost on the way. */
export async function upgradeStore(
  database: IDBPDatabase<IndexedSchema>,
  from: number,
  transaction: Upgrade,
): Promise<void> {
  if (from < 1) {
    database.createObjectStore('drafts', { keyPath: ['lab', 'path'] }).createIndex('lab', 'lab');
    database.createObjectStore('attempts', { keyPath: 'id', autoIncrement: true }).createIndex('lab', 'lab');
    database.createObjectStore('solved', { keyPath: 'lab' });
  }
  if (from < 2) {
    database.createObjectStore('spares', { keyPath: ['lab', 'at'] }).createIndex('lab', 'lab');
    database.createObjectStore('visits', { keyPath: 'lesson' });
    database.createObjectStore('reviews', { keyPath: ['lab', 'question'] });
    database.createObjectStore('settings', { keyPath: 'key' });
    const attempts = transaction.objectStore('attempts');
    const drafts = transaction.objectStore('drafts');
    for (const attempt of await attempts.getAll()) await attempts.put(toAttempt(attempt));
    for (const file of await drafts.getAll()) await drafts.put(toDraftFile(file));
  }
}
