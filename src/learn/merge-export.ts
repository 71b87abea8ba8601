import { isSameText, keepSpare, toDraft } from './drafts.ts';
import { readSnapshot } from './export-file.ts';
import type { Snapshot } from './export-file.ts';
import { openStore } from './store.ts';
import type { StoreChange } from './store.ts';
import { TABLE_NAMES } from './store-schema.ts';
import type { DraftFile, Review, Visit } from './store-schema.ts';
import { toVisit } from './visits.ts';

/** What an import brought; each counts what was not there before. */
export interface ImportSummary {
  attempts: number;
  /** Challenges. */
  solved: number;
  /** Lessons of which more is seen than before, or another place is the last one. */
  lessons: number;
  /** Labs that show the imported text now. */
  drafts: number;
  /** Labs in which both had a text: the older one is among the earlier texts. */
  setAside: number;
  reviews: number;
  settings: number;
}

/** Adds what a file holds to what is here. Nothing is lost: of two texts the newer shows, the older stays among the earlier ones. */
export async function importProgress(incoming: Snapshot, now: number): Promise<ImportSummary> {
  const store = await openStore();
  return await store.change(TABLE_NAMES, '', async (change) => {
    const here = await readSnapshot(change);
    const drafts = await mergeDrafts(change, here.drafts, incoming.drafts, now);
    for (const { files, at } of incoming.spares) await keepSpare(change, files, at);
    return {
      ...drafts,
      attempts: await mergeAttempts(change, here, incoming),
      solved: await mergeSolved(change, here, incoming),
      lessons: await mergeVisits(change, here, incoming),
      reviews: await mergeReviews(change, here, incoming),
      settings: await mergeSettings(change, here, incoming),
    };
  });
}

async function mergeDrafts(
  change: StoreChange,
  here: readonly DraftFile[],
  incoming: readonly DraftFile[],
  now: number,
): Promise<Pick<ImportSummary, 'drafts' | 'setAside'>> {
  const summary = { drafts: 0, setAside: 0 };
  const ofLab = (files: readonly DraftFile[], lab: string): DraftFile[] =>
    files.filter((file) => file.lab === lab);
  for (const lab of new Set(incoming.map((file) => file.lab))) {
    const [mine, theirs] = [ofLab(here, lab), ofLab(incoming, lab)];
    const [my, their] = [toDraft(mine), toDraft(theirs)];
    if (their === null || (my !== null && isSameText(my.files, their.files))) continue;
    const isNewer = my === null || their.savedAt > my.savedAt;
    if (my !== null) {
      summary.setAside += 1;
      await keepSpare(change, isNewer ? mine : theirs, now);
    }
    if (!isNewer) continue;
    summary.drafts += 1;
    for (const { path } of mine) await change.remove('drafts', [lab, path]);
    for (const file of theirs) await change.put('drafts', file);
  }
  return summary;
}

async function mergeAttempts(change: StoreChange, here: Snapshot, incoming: Snapshot): Promise<number> {
  const toKey = ({ lab, question, at }: Snapshot['attempts'][number]): string =>
    JSON.stringify([lab, question, at]);
  const known = new Set(here.attempts.map(toKey));
  let count = 0;
  for (const each of incoming.attempts) {
    if (known.has(toKey(each))) continue;
    known.add(toKey(each));
    const attempt = { ...each };
    delete attempt.id; // another browser's number
    count += 1;
    await change.put('attempts', attempt);
  }
  return count;
}

async function mergeSolved(change: StoreChange, here: Snapshot, incoming: Snapshot): Promise<number> {
  let count = 0;
  for (const solved of incoming.solved) {
    const known = here.solved.find(({ lab }) => lab === solved.lab);
    if (known === undefined) count += 1;
    if (known === undefined || solved.at < known.at) await change.put('solved', solved);
  }
  return count;
}

async function mergeVisits(change: StoreChange, here: Snapshot, incoming: Snapshot): Promise<number> {
  let count = 0;
  for (const visit of incoming.visits) {
    const known = here.visits.find(({ lesson }) => lesson === visit.lesson) ?? null;
    const merged = toVisit(known, visit);
    if (isSameVisit(known, merged)) continue;
    count += 1;
    await change.put('visits', merged);
  }
  return count;
}

async function mergeReviews(change: StoreChange, here: Snapshot, incoming: Snapshot): Promise<number> {
  let count = 0;
  for (const review of incoming.reviews) {
    const known = here.reviews.find(
      ({ lab, question }) => lab === review.lab && question === review.question,
    );
    if (known !== undefined && toLastChange(known) >= toLastChange(review)) continue;
    count += 1;
    await change.put('reviews', review);
  }
  return count;
}

async function mergeSettings(change: StoreChange, here: Snapshot, incoming: Snapshot): Promise<number> {
  let count = 0;
  for (const setting of incoming.settings) {
    const known = here.settings.find(({ key }) => key === setting.key);
    if (known !== undefined && known.at >= setting.at) continue;
    count += 1;
    await change.put('settings', setting);
  }
  return count;
}

function isSameVisit(a: Visit | null, b: Visit): boolean {
  return a !== null && a.at === b.at && a.seen.length === b.seen.length;
}

function toLastChange({ addedAt, answeredAt }: Review): number {
  return Math.max(addedAt, answeredAt ?? 0);
}
