import { switchTo, withSiteLock } from './fill-site.ts';
import { keepSite } from './keep-site.ts';
import { loadSiteList } from './site-list.ts';
import { readSiteState } from './site-state.ts';
import type { SiteList, TidyRequest } from './types.ts';

/** Remembers, as long as the tab is there, which version was put off. */
const PUT_OFF = 'interleave:put-off';

/**
 * Where the site is kept: looks for a newer one, loads it beside the one in use, and offers it. The page that is open goes on
 * with its own version until the offer is taken.
 */
export async function updateSite(notice: HTMLElement): Promise<void> {
  const state = await readSiteState();
  if (state === null) return;
  const tidy: TidyRequest = { type: 'tidy' };
  if (state.old.length > 0) navigator.serviceWorker.controller?.postMessage(tidy);
  const list = await loadSiteList().catch(() => null); // without network there is nothing newer
  if (list === null || list.version === state.current) return;
  const isThere = await withSiteLock(async () => {
    await keepSite(list, { signal: new AbortController().signal, onProgress: () => undefined });
    return true;
  });
  if (isThere !== null && sessionStorage.getItem(PUT_OFF) !== list.version) offer(notice, list);
}

function offer(notice: HTMLElement, list: SiteList): void {
  notice.hidden = false;
  notice.querySelector('[data-take]')?.addEventListener('click', () => {
    void switchTo(list).then(() => location.reload());
  });
  notice.querySelector('[data-put-off]')?.addEventListener('click', () => {
    sessionStorage.setItem(PUT_OFF, list.version);
    notice.hidden = true;
  });
}
