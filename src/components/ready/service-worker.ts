// The site's service worker. It does two things: it adds the isolation headers where the host sets none, so that pages have
// shared memory, and it answers from a lesson that somebody has made ready when the network does not.
import { LESSON_CACHES, type KeepReply, type KeepRequest } from './types.ts';

/** The part of a worker's global scope that is used here; TypeScript has no library for both this and pages. */
interface Scope {
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(
    type: 'message',
    listen: (event: MessageEvent<KeepRequest | null> & Lasting) => void,
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

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

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
  if (event.data === null || port === undefined) return;
  event.waitUntil(keep(event.data, (reply) => port.postMessage(reply)));
});

/** The answer with the isolation headers, as far as the host has not set them. */
function isolate(response: Response): Response {
  if (response.status === 0) return response; // a redirect that the browser follows itself
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) if (!headers.has(name)) headers.set(name, value);
  const { status, statusText } = response;
  const body = [204, 205, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers });
}

/** A file with a hash in its name never changes: a kept one answers at once. All others come from the network first. */
async function answer(request: Request): Promise<Response> {
  const kept = await findKept(request);
  if (kept === null) return isolate(await fetch(request));
  if (new URL(request.url).pathname.startsWith('/_astro/')) return kept;
  const response = await fetchWithin(request, PATIENCE_MS);
  return response === null || response.status >= 500 ? kept : isolate(response);
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
