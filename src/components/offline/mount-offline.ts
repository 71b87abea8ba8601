import { registerWorker, whyNoWorker } from '../ready/register-worker.ts';
import { toSizeText } from '../ready/size-text.ts';
import { fillSite, withSiteLock } from './fill-site.ts';
import { loadSiteList } from './site-list.ts';
import { readSiteState, removeSite } from './site-state.ts';

type Action = 'keep' | 'cancel' | 'remove' | 'install';

/** A browser's offer to install the site; TypeScript does not know it, since not all browsers make it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

const BUSY_ELSEWHERE = 'Another window of this site is at it. See there, or close it and try again.';

/** Brings the panel "Make available offline" to life. */
export function mountOffline(): void {
  const panel = document.querySelector<HTMLElement>('[data-offline]');
  const status = panel?.querySelector<HTMLElement>('[data-status]');
  const bar = panel?.querySelector('progress');
  if (!panel || !status || !bar) return;
  let cancel = new AbortController();

  const find = (action: Action): HTMLButtonElement | null => panel.querySelector(`[data-do="${action}"]`);
  const say = (text: string, ...actions: Action[]): void => {
    status.textContent = text;
    const hadFocus = panel.contains(document.activeElement);
    for (const action of ['keep', 'cancel', 'remove'] as const) {
      const button = find(action);
      if (button !== null) button.hidden = !actions.includes(action);
    }
    const [first] = actions;
    if (hadFocus && first !== undefined) find(first)?.focus();
  };

  const show = async (): Promise<void> => {
    bar.hidden = true;
    const reason = whyNoWorker();
    if (reason !== null) {
      say(reason);
      return;
    }
    const state = await readSiteState();
    if (state !== null) {
      say(
        `The whole course is on this device and works without network. It takes ${toSizeText(state.sizeBytes)}.`,
        'remove',
      );
      return;
    }
    const { sizeBytes } = await loadSiteList();
    say(`Not on this device yet. It takes ${toSizeText(sizeBytes)}.`, 'keep');
  };

  const keep = async (): Promise<void> => {
    cancel = new AbortController();
    say('Loading.', 'cancel');
    const done = await withSiteLock(async () => {
      await registerWorker();
      const list = await loadSiteList();
      await checkRoom(list.sizeBytes);
      bar.hidden = false;
      bar.max = list.sizeBytes;
      let shown = '';
      await fillSite(list, {
        signal: cancel.signal,
        onProgress: (bytes) => {
          bar.value = bytes;
          const text = `Loading, ${Math.floor((10 * bytes) / list.sizeBytes) * 10} % of ${toSizeText(list.sizeBytes)}.`;
          if (text !== shown) status.textContent = shown = text; // said ten times, not a thousand
        },
      });
      await navigator.storage.persist(); // asks the browser not to clear it for room; a no changes nothing
      return true;
    });
    if (done === null) say(BUSY_ELSEWHERE, 'keep');
    else await show();
  };

  const remove = async (): Promise<void> => {
    const done = await withSiteLock(async () => {
      await removeSite();
      return true;
    });
    if (done === null) say(BUSY_ELSEWHERE, 'remove');
    else await show();
  };

  const fail = (error: unknown): void => {
    bar.hidden = true;
    if (cancel.signal.aborted) say('Cancelled. What has come stays for the next try.', 'keep');
    else
      say(
        `${error instanceof Error ? error.message : String(error)} Press again to go on from there.`,
        'keep',
      );
  };

  find('keep')?.addEventListener('click', () => void keep().catch(fail));
  find('remove')?.addEventListener('click', () => void remove().catch(fail));
  find('cancel')?.addEventListener('click', () => cancel.abort());
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const button = find('install');
    if (button === null) return;
    button.hidden = false;
    button.addEventListener('click', () => void (event as InstallOffer).prompt(), { once: true });
  });
  addEventListener('appinstalled', () => find('install')?.setAttribute('hidden', ''));
  show().catch(fail);
}

/** @throws when the browser says that it has no room for this much */
async function checkRoom(sizeBytes: number): Promise<void> {
  const { quota, usage = 0 } = await navigator.storage.estimate();
  if (quota !== undefined && quota - usage < sizeBytes)
    throw new Error(
      `The course takes ${toSizeText(sizeBytes)}, and this browser has ${toSizeText(quota - usage)} left for it. Free some space on this device.`,
    );
}
