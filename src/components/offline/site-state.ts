import { SITE_CACHES, type SiteState } from './types.ts';

/** A cache with one entry: caches are what pages and the service worker both reach without waiting for a database. */
const CACHE = 'site-state';
const ENTRY = '/site-state.json';

/** Which version this browser keeps; null when it keeps none. */
export async function readSiteState(): Promise<SiteState | null> {
  const found = await caches.match(ENTRY, { cacheName: CACHE });
  return found === undefined ? null : ((await found.json()) as SiteState);
}

/** From now on the worker answers out of that version. */
export async function writeSiteState(state: SiteState): Promise<void> {
  await (await caches.open(CACHE)).put(ENTRY, Response.json(state));
}

/** Removes the kept site. Lessons that were made ready one by one stay, and so do drafts and progress. */
export async function removeSite(): Promise<void> {
  await caches.delete(CACHE);
  await dropVersions([]);
}

/** Removes all versions of the site but these. */
export async function dropVersions(wanted: readonly string[]): Promise<void> {
  const names = new Set(wanted.map((version) => SITE_CACHES + version));
  for (const name of await caches.keys())
    if (name.startsWith(SITE_CACHES) && !names.has(name)) await caches.delete(name);
}
