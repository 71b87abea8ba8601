import { openStore } from './store.ts';
import type { StoreReads } from './store.ts';
import { STORE_VERSION, TABLE_NAMES } from './store-schema.ts';
import type { TableName, Tables } from './store-schema.ts';

/** All records of all tables. */
export type Snapshot = { [N in TableName]: Tables[N]['value'][] };

/** A learner's progress as one file. */
export interface ExportFile extends Snapshot {
  interleave: 'progress';
  /** Of the records' shape. */
  version: number;
  /** ISO 8601. */
  exportedAt: string;
}

/** Everything kept in this browser, as one file. `now` in milliseconds since 1970. */
export async function exportProgress(now: number): Promise<ExportFile> {
  const tables = await readSnapshot(await openStore());
  return {
    interleave: 'progress',
    version: STORE_VERSION,
    exportedAt: new Date(now).toISOString(),
    ...tables,
    // Numbers that only this browser's store gives.
    attempts: tables.attempts.map(({ id: _, ...attempt }) => attempt),
  };
}

/** Forgets everything that is kept in this browser. */
export async function resetProgress(): Promise<void> {
  const store = await openStore();
  await store.change(TABLE_NAMES, '', async (change) => {
    for (const table of TABLE_NAMES) await change.clear(table);
  });
}

/** All records as they stand. */
export async function readSnapshot(reads: StoreReads): Promise<Snapshot> {
  const [drafts, spares, attempts, solved, visits, reviews, settings] = await Promise.all([
    reads.findAll('drafts'),
    reads.findAll('spares'),
    reads.findAll('attempts'),
    reads.findAll('solved'),
    reads.findAll('visits'),
    reads.findAll('reviews'),
    reads.findAll('settings'),
  ]);
  return { drafts, spares, attempts, solved, visits, reviews, settings };
}
