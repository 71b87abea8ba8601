import { openStore } from './store.ts';
import type { DraftFile } from './store.ts';

/** The learner's text of one lab. */
export interface Draft {
  files: Record<string, string>;
  /** Hash of the starter that the text came from. */
  starterHash: string;
}

/** What to show when a lab opens. */
export type DraftChoice =
  /** Nothing was saved, or it says what the starter says. */
  | { type: 'starter' }
  /** Go on with the learner's text. */
  | { type: 'draft'; files: Record<string, string> }
  /** The lesson changed since: the learner chooses. */
  | { type: 'conflict'; files: Record<string, string> };

/** Saves a lab's text whole: files that are gone from it go from the store as well. */
export async function saveDraft(lab: string, draft: Draft, savedAt: number): Promise<void> {
  const store = await openStore();
  const transaction = store.transaction('drafts', 'readwrite');
  const known = await transaction.store.index('lab').getAllKeys(lab);
  const gone = known.filter(([, path]) => !Object.hasOwn(draft.files, path));
  const files = Object.entries(draft.files).map(([path, text]): DraftFile => ({
    lab,
    path,
    text,
    starterHash: draft.starterHash,
    savedAt,
  }));
  await Promise.all([
    ...gone.map((key) => transaction.store.delete(key)),
    ...files.map((file) => transaction.store.put(file)),
    transaction.done,
  ]);
}

/** The lab's saved text; null when there is none. */
export async function findDraft(lab: string): Promise<Draft | null> {
  const store = await openStore();
  return toDraft(await store.getAllFromIndex('drafts', 'lab', lab));
}

/** Forgets the lab's saved text. */
export async function deleteDraft(lab: string): Promise<void> {
  const store = await openStore();
  const transaction = store.transaction('drafts', 'readwrite');
  const keys = await transaction.store.index('lab').getAllKeys(lab);
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
}

/** Decides between the saved text and the starter. */
export function chooseDraft(
  draft: Draft | null,
  starter: Readonly<Record<string, string>>,
  starterHash: string,
): DraftChoice {
  if (draft === null || isSameText(draft.files, starter)) return { type: 'starter' };
  return { type: draft.starterHash === starterHash ? 'draft' : 'conflict', files: draft.files };
}

/** Puts a lab's saved files together; a mix of starters counts as the oldest file's. */
export function toDraft(files: readonly DraftFile[]): Draft | null {
  const oldest = files.toSorted((a, b) => a.savedAt - b.savedAt)[0];
  if (oldest === undefined) return null;
  return {
    files: Object.fromEntries(files.map((file) => [file.path, file.text])),
    starterHash: oldest.starterHash,
  };
}

function isSameText(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
