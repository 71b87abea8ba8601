import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Answer } from './answer.ts';

/** The learner's text of one file, with the starter it came from. */
export interface DraftFile {
  lab: string; // lesson slug/lab id
  path: string;
  text: string;
  starterHash: string;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** One committed or skipped prediction. */
export interface Attempt {
  id?: number; // given by the store
  lab: string;
  question: string;
  catches: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Null when the learner skipped the question. */
  answer: Answer | null;
  verdict: 'right' | 'wrong' | 'partial' | 'skipped';
  /** The rule that explained the first difference, if any. */
  rule: string | null;
}

/** A challenge that was solved, and when first. */
export interface Solved {
  lab: string;
  at: number;
}

/** Everything the site keeps in the browser. A change of shape raises `STORE_VERSION` and adds a step to `upgrade`. */
export interface StoreSchema extends DBSchema {
  drafts: { key: [string, string]; value: DraftFile; indexes: { lab: string } };
  attempts: { key: number; value: Attempt; indexes: { lab: string } };
  solved: { key: string; value: Solved };
}

export type Store = IDBPDatabase<StoreSchema>;

const STORE_NAME = 'interleave';
const STORE_VERSION = 1;

let opened: Promise<Store> | null = null;

/** The site's database, opened once a page. @throws when the browser keeps nothing (e.g. storage is blocked). */
export function openStore(): Promise<Store> {
  opened ??= openDB<StoreSchema>(STORE_NAME, STORE_VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('drafts', { keyPath: ['lab', 'path'] }).createIndex('lab', 'lab');
        database
          .createObjectStore('attempts', { keyPath: 'id', autoIncrement: true })
          .createIndex('lab', 'lab');
        database.createObjectStore('solved', { keyPath: 'lab' });
      }
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
