import { openStore } from './store.ts';
import type { Visit } from './store-schema.ts';

/** What a learner is looking at. */
export interface Place {
  lesson: string; // slug
  /** Anchor of the slide. */
  slide: string;
  /** Key of the lab they are at; null when at none: the last one is remembered. */
  lab: string | null;
  /** Milliseconds since 1970. */
  at: number;
  /** Anchors of slides seen since the last time. */
  seen: readonly string[];
}

/** Notes where the learner is; what was seen before stays seen. @throws StoreError when the browser has no room left */
export async function saveVisit(place: Place): Promise<void> {
  const store = await openStore();
  await store.change(['visits'], place.lesson, async (change) => {
    await change.put('visits', toVisit(await change.find('visits', place.lesson), place));
  });
}

/** A visit after one more look; a look that is older than the visit only adds to what was seen. */
export function toVisit(known: Visit | null, place: Place): Visit {
  const seen = [...new Set([...(known?.seen ?? []), ...place.seen])];
  if (known !== null && known.at > place.at) return { ...known, seen };
  const { lesson, slide, at } = place;
  return { lesson, slide, at, seen, lab: place.lab ?? known?.lab ?? null };
}

/** The visit to one lesson; null when there was none. */
export async function findVisit(lesson: string): Promise<Visit | null> {
  const store = await openStore();
  return await store.find('visits', lesson);
}

/** All visits, the last one first. */
export async function findVisits(): Promise<Visit[]> {
  const store = await openStore();
  return (await store.findAll('visits')).toSorted((a, b) => b.at - a.at);
}

/** Where the learner was last; null on a first visit. */
export async function findLastVisit(): Promise<Visit | null> {
  return (await findVisits())[0] ?? null;
}
