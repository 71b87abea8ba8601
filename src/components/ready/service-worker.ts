// The site's service worker. It adds the isolation headers where the host sets none, so that pages have shared memory; it answers
// from the site that somebody has made available offline; and from a lesson that was made ready, when the network does not.
import { readSiteState, writeSiteState } from '../offline/site-state.ts';
import { SITE_CACHES, type TidyRequest } from '../offline/types.ts';
import { isolate } from './isolate.ts';
import { toMissingPage, type KeptName } from './missing-page.ts';
import { LESSON_CACHES, type KeepReply, type KeepRequest } from './types.ts';

/** The part of a worker's global scope that is used here; TypeScript has no library for both this and pages. */
interface Scope {
  clients: { claim(): Promise<void>; matchAll(options: { type: 'window' }): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(
    type: 'message',
    listen: (event: MessageEvent<KeepRequest | TidyRequest | null> & Lasting) => void,
  ): void;
  addEventListener(type: 'fetch', listen: (event: Asking) => void): void;
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Asking {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;

/** How long a network that is there may be silent before a kept file answers. */
const PATIENCE_MS = 3000;
/** Files that are fetched at a time. */
const AT_ONCE = 4;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  event.respondWith(answer(request));
});

scope.addEventListener('message', (event) => {
  const [port] = event.ports;
  const request = event.data;
  if (request?.type === 'tidy') event.waitUntil(tidy());
  if (request?.type === 'keep' && port !== undefined)
    event.waitUntil(keep(request, (reply) => port.postMessage(reply)));
});

async function answer(request: Request): Promise<Response> {
  if (request.cache === 'no-store' && request.mode !== 'navigate') return isolate(await fetch(request));
  const stored = (await findInSite(request)) ?? (await answerFromLesson(request));
  if (stored !== null) return stored;
  try {
    return isolate(await fetch(request));
  } catch (error) {
    if (request.mode !== 'navigate') throw error;
    return isolate(toMissingPage(await listKeptLessons()));
  }
}

/** The kept site answers first, so that one version answers everything. Windows of an earlier one find their parts in it. */
async function findInSite({ url, mode }: Request): Promise<Response | null> {
  const state = await readSiteState();
  if (state === null) return null;
  const { origin, pathname, search } = new URL(url);
  const find = (path: string, version: string): Promise<Response | undefined> =>
    caches.match(origin + path, { cacheName: SITE_CACHES + version, ignoreVary: true });
  const versions = pathname.startsWith('/_astro/') ? [state.current, ...state.old] : [state.current];
  for (const version of versions) {
    const found = await find(pathname, version);
    if (found !== undefined) return found;
  }
  if (mode !== 'navigate' || pathname.endsWith('/')) return null;
  const isFolder = (await find(`${pathname}/`, state.current)) !== undefined;
  return isFolder ? Response.redirect(`${origin}${pathname}/${search}`) : null;
}

/** A file with a hash in its name never changes: a kept one answers at once. All others come from the network first. */
async function answerFromLesson(request: Request): Promise<Response | null> {
  const kept = await findKept(request);
  if (kept === null || new URL(request.url).pathname.startsWith('/_astro/')) return kept;
  const response = await fetchWithin(request, PATIENCE_MS);
  return response === null || response.status >= 500 ? kept : isolate(response);
}

/** Pages to read that are kept, by their titles. */
async function listKeptLessons(): Promise<KeptName[]> {
  const state = await readSiteState();
  if (state !== null) return [{ path: '/', title: 'The whole course' }];
  const slugs = (await caches.keys())
    .filter((name) => name.startsWith(LESSON_CACHES))
    .map((name) => name.split(':')[1] ?? '');
  const names = slugs.map(async (slug): Promise<KeptName> => {
    const path = `/learn/${slug}/`;
    const html = await (await caches.match(path))?.text();
    return { path, title: /<h1[^>]*>([^<]+)</.exec(html ?? '')?.[1]?.trim() ?? slug };
  });
  return await Promise.all(names);
}

/** Drops earlier versions of the site once the one window that is left cannot need them. */
async function tidy(): Promise<void> {
  const state = await readSiteState();
  if (state === null || state.old.length === 0) return;
  if ((await scope.clients.matchAll({ type: 'window' })).length > 1) return;
  for (const version of state.old) await caches.delete(SITE_CACHES + version);
  await writeSiteState({ ...state, old: [] });
}

async function findKept(request: Request): Promise<Response | null> {
  const names = (await caches.keys()).filter((name) => name.startsWith(LESSON_CACHES));
  for (const name of names) {
    const found = await (
      await caches.open(name)
    ).match(request.url, { ignoreSearch: true, ignoreVary: true });
    if (found !== undefined) return found;
  }
  return null;
}

/** Null when the network gives nothing in this time. */
async function fetchWithin(request: Request, limitMs: number): Promise<Response | null> {
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), limitMs));
  return await Promise.race([fetch(request).catch(() => null), silence]);
}

/** Puts files into a cache, those that are missing, a few at a time, and tells how far it is. */
async function keep({ cache: name, paths }: KeepRequest, tell: (reply: KeepReply) => void): Promise<void> {
  const cache = await caches.open(name);
  const waiting = [...paths];
  const broken = new AbortController();
  let count = 0;
  const work = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if ((await cache.match(path)) === undefined) await cache.put(path, await load(path, broken.signal));
      count += 1;
      tell({ type: 'kept', count });
    }
  };
  const workAll = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      broken.abort(error); // the first failure ends the others, and is the one that is told
      waiting.length = 0;
    }),
  );
  await Promise.all(workAll);
  const reason: unknown = broken.signal.reason;
  if (reason === undefined) tell({ type: 'done' });
  else tell({ type: 'failed', message: reason instanceof Error ? reason.message : 'A file did not come.' });
}

async function load(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { cache: 'no-cache', signal });
  if (!response.ok) throw new Error(`${path} did not come: the server answers ${response.status}.`);
  return isolate(response);
}
