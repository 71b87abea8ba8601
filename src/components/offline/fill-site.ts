import { keepSite, type KeepOptions } from './keep-site.ts';
import { readSiteState, writeSiteState } from './site-state.ts';
import type { SiteList } from './types.ts';

/** One window at a time loads or removes; a closed window lets go by itself. */
const LOCK = 'interleave:offline';

/** Does the work unless another window is at it. Null when one is. */
export async function withSiteLock<T>(work: () => Promise<T>): Promise<T | null> {
  return await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) =>
    lock === null ? null : await work(),
  );
}

/** Loads a version and lets it answer at once. */
export async function fillSite(list: SiteList, options: KeepOptions): Promise<void> {
  await keepSite(list, options);
  await switchTo(list);
}

/** From the next page on that version answers, which must be there whole. The one before stays for the windows that it made. */
export async function switchTo({ version, sizeBytes }: SiteList): Promise<void> {
  const state = await readSiteState();
  const before = state === null ? [] : [state.current, ...state.old];
  await writeSiteState({ current: version, sizeBytes, old: before.filter((old) => old !== version) });
}
