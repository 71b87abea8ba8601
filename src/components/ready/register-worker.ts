/** Address of the service worker; its scope is the whole site. */
const ADDRESS = '/sw.js';

/** Why this page can have no service worker, as a sentence; null when it can. */
export function whyNoWorker(): string | null {
  if (!isSecureContext)
    return 'A browser keeps nothing for pages that come by http from another machine. Open the site by https, or on the machine that serves it as http://localhost.';
  if (!('serviceWorker' in navigator) || !('caches' in globalThis))
    return 'This browser keeps nothing for pages here: private windows often do not. Try a usual window.';
  return null;
}

/** Starts the site's service worker and waits until it answers for this page. @throws when the browser refuses it */
export async function registerWorker(): Promise<ServiceWorker> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(ADDRESS);
  const { active } = await serviceWorker.ready;
  if (active === null) throw new Error('The service worker is ready and not active.');
  if (serviceWorker.controller === null)
    // A page that was reloaded past its cache has no controller until it is loaded again: the worker still answers messages.
    await Promise.race([
      new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true })),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ]);
  return active;
}
