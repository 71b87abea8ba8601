import { registerWorker, whyNoWorker } from './register-worker.ts';

/** Remembers, as long as the tab is there, that a reload has been tried. */
const TRIED = 'interleave:isolation-tried';

/**
 * Gives the page shared memory where its host sets no isolation headers: the service worker adds them, and the page loads once
 * more. Does nothing where the host sets them, in frames, and where the browser allows no worker.
 */
export async function isolatePage(): Promise<void> {
  if (crossOriginIsolated || window.top !== window || whyNoWorker() !== null) return;
  if (sessionStorage.getItem(TRIED) === location.pathname) return;
  await registerWorker();
  sessionStorage.setItem(TRIED, location.pathname);
  location.reload();
}

isolatePage().catch((error: unknown) =>
  console.warn(
    'Threads stay away: this host sets no isolation headers, and this browser took no help.',
    error,
  ),
);
