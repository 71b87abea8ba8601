import { openStore } from './store.ts';
import type { Attempt, Solved } from './store.ts';

/** Keeps one attempt. */
export async function saveAttempt(attempt: Attempt): Promise<void> {
  const store = await openStore();
  await store.add('attempts', attempt);
}

/** All attempts at a lab's questions, oldest first. */
export async function findAttempts(lab: string): Promise<Attempt[]> {
  const store = await openStore();
  return await store.getAllFromIndex('attempts', 'lab', lab);
}

/** Notes that a challenge is solved; the first time counts. */
export async function saveSolved(solved: Solved): Promise<void> {
  const store = await openStore();
  const transaction = store.transaction('solved', 'readwrite');
  const known = await transaction.store.get(solved.lab);
  if (known === undefined) await transaction.store.put(solved);
  await transaction.done;
}

/** When the lab's challenge was solved first; null when it was not yet. */
export async function findSolved(lab: string): Promise<Solved | null> {
  const store = await openStore();
  return (await store.get('solved', lab)) ?? null;
}
