import { openStore } from './store.ts';
import type { StoreChange } from './store.ts';
import type { DraftFile, SpareText } from './store-schema.ts';

/** The learner's text of one lab. */
export interface Draft {
  files: Record<string, string>;
  /** Hash of the starter that the text came from. */
  starterHash: string;
  /** The starter's files, as far as they are known: what was saved by an older version of the site knows none. */
  starter: Record<string, string>;
  /** Milliseconds since 1970. */
  savedAt: number;
}

/** What to show when a lab opens. */
export type DraftChoice =
  /** Nothing was saved, or it says what the starter says. */
  | { type: 'starter' }
  /** Go on with the learner's text. */
  | { type: 'draft'; files: Record<string, string> }
  /** The lesson changed since in a file that the learner changed as well: they choose. */
  | { type: 'conflict'; files: Record<string, string> };

/** What came of saving. */
export type Saved =
  | { type: 'kept' }
  /** Another tab has saved since: nothing was written. */
  | { type: 'newer'; draft: Draft };

/** How many earlier texts of one lab are kept. */
const SPARES = 5;

/**
 * Saves a lab's text whole: files that are gone from it go from the store as well. `basedOn` is when the text that this one goes
 * on from was saved; null when it came from the starter. What was saved since is never written over.
 * @throws StoreError when the browser has no room left
 */
export async function saveDraft(lab: string, draft: Draft, basedOn: number | null): Promise<Saved> {
  const store = await openStore();
  return await store.change(['drafts'], lab, async (change): Promise<Saved> => {
    const known = await change.findOfLab('drafts', lab);
    const stored = toDraft(known);
    if (stored !== null && stored.savedAt > (basedOn ?? 0) && !isSameText(stored.files, draft.files))
      return { type: 'newer', draft: stored };
    await replace(change, known, toFiles(lab, draft));
    return { type: 'kept' };
  });
}

/** The lab's saved text; null when there is none. */
export async function findDraft(lab: string): Promise<Draft | null> {
  const store = await openStore();
  return toDraft(await store.findOfLab('drafts', lab));
}

/** All saved files of all labs. */
export async function findAllDrafts(): Promise<DraftFile[]> {
  const store = await openStore();
  return await store.findAll('drafts');
}

/** Forgets the lab's saved text; it stays among its earlier ones. `at` is now, in milliseconds since 1970. */
export async function deleteDraft(lab: string, at: number): Promise<void> {
  const store = await openStore();
  await store.change(['drafts', 'spares'], lab, async (change) => {
    const known = await change.findOfLab('drafts', lab);
    await keepSpare(change, known, at);
    await replace(change, known, []);
  });
}

/** Keeps a text that another one is about to take the place of. `at` is now, in milliseconds since 1970. */
export async function saveSpare(lab: string, draft: Draft, at: number): Promise<void> {
  const store = await openStore();
  await store.change(['spares'], lab, (change) => keepSpare(change, toFiles(lab, draft), at));
}

/** Earlier texts, the last one first: of one lab, or of all. */
export async function findSpares(lab?: string): Promise<SpareText[]> {
  const store = await openStore();
  const all = lab === undefined ? await store.findAll('spares') : await store.findOfLab('spares', lab);
  return all.toSorted((a, b) => b.at - a.at);
}

/** Brings an earlier text back in the place of the lab's saved one, which becomes an earlier one itself. */
export async function restoreSpare(lab: string, spareAt: number, at: number): Promise<void> {
  const store = await openStore();
  await store.change(['drafts', 'spares'], lab, async (change) => {
    const spare = await change.find('spares', [lab, spareAt]);
    if (spare === null) return;
    const known = await change.findOfLab('drafts', lab);
    await change.remove('spares', [lab, spareAt]);
    await keepSpare(change, known, at);
    await replace(
      change,
      known,
      spare.files.map((file) => ({ ...file, savedAt: at })),
    );
  });
}

/** Decides between the saved text and the starter. Files that only the lesson has changed are the lesson's. */
export function chooseDraft(
  draft: Draft | null,
  starter: Readonly<Record<string, string>>,
  starterHash: string,
): DraftChoice {
  if (draft === null) return { type: 'starter' };
  const files = { ...draft.files };
  for (const [path, text] of Object.entries(starter))
    if (files[path] !== undefined && files[path] === draft.starter[path]) files[path] = text;
  if (isSameText(files, starter)) return { type: 'starter' };
  if (draft.starterHash === starterHash) return { type: 'draft', files };
  const isOpen = Object.keys(files).some((path) => isContested(path, files, draft.starter, starter));
  return { type: isOpen ? 'conflict' : 'draft', files };
}

/** Puts a lab's saved files together; a mix of starters counts as the oldest file's. */
export function toDraft(files: readonly DraftFile[]): Draft | null {
  const sorted = files.toSorted((a, b) => a.savedAt - b.savedAt);
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  if (oldest === undefined || newest === undefined) return null;
  return {
    files: Object.fromEntries(files.map((file) => [file.path, file.text])),
    starterHash: oldest.starterHash,
    starter: Object.fromEntries(
      files.flatMap(({ path, starter }) => (starter === null ? [] : [[path, starter] as const])),
    ),
    savedAt: newest.savedAt,
  };
}

/** The same files with the same text. */
export function isSameText(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

/** Puts a text among a lab's earlier ones, and lets the oldest go. */
export async function keepSpare(change: StoreChange, files: readonly DraftFile[], at: number): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const known = await change.findOfLab('spares', first.lab);
  const wanted = toDraft(files);
  if (known.some((spare) => isSameText(toDraft(spare.files)?.files ?? {}, wanted?.files ?? {}))) return;
  // Two texts of one instant must not meet on one key.
  const free = Math.max(at, ...known.map((spare) => spare.at + 1));
  await change.put('spares', { lab: first.lab, files: [...files], at: free });
  for (const old of known.toSorted((a, b) => b.at - a.at).slice(SPARES - 1))
    await change.remove('spares', [old.lab, old.at]);
}

function isContested(
  path: string,
  mine: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): boolean {
  if (mine[path] === now[path]) return false;
  // Unknown what it came from: only the learner can tell.
  return now[path] !== undefined && before[path] !== now[path];
}

function toFiles(lab: string, draft: Draft): DraftFile[] {
  const { starterHash, savedAt } = draft;
  return Object.entries(draft.files).map(([path, text]) => ({
    lab,
    path,
    text,
    starterHash,
    starter: draft.starter[path] ?? null,
    savedAt,
  }));
}

async function replace(
  change: StoreChange,
  known: readonly DraftFile[],
  files: readonly DraftFile[],
): Promise<void> {
  const gone = known.filter(({ path }) => !files.some((file) => file.path === path));
  await Promise.all([
    ...gone.map(({ lab, path }) => change.remove('drafts', [lab, path])),
    ...files.map((file) => change.put('drafts', file)),
  ]);
}
