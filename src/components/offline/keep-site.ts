import { toIsolatedHeaders } from '../ready/isolate.ts';
import { LESSON_CACHES, type NeededFile } from '../ready/types.ts';
import { dropVersions, readSiteState } from './site-state.ts';
import { SITE_CACHES, type SiteList } from './types.ts';

/** Files that are fetched at a time. */
const AT_ONCE = 4;

export interface KeepOptions {
  /** Ends it; what has come stays for the next try. */
  signal: AbortSignal;
  /** Bytes that are there, of `list.sizeBytes`. */
  onProgress: (bytes: number) => void;
}

/**
 * Puts one version of the site into a cache of its own, beside the one that answers. Every file is checked against the list, so
 * that a version is never mixed; what an older version or a lesson already holds is taken from there.
 * @throws when a file does not come, or is not what was built
 */
export async function keepSite(list: SiteList, { signal, onProgress }: KeepOptions): Promise<void> {
  const state = await readSiteState();
  await dropVersions([list.version, ...(state === null ? [] : [state.current, ...state.old])]);
  const name = SITE_CACHES + list.version;
  const cache = await caches.open(name);
  const others = (await caches.keys()).filter(
    (other) => other !== name && (other.startsWith(SITE_CACHES) || other.startsWith(LESSON_CACHES)),
  );
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const waiting = [...list.files];
  let bytes = 0;
  const tell = (more: number): void => onProgress((bytes += more));
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      either.throwIfAborted();
      if ((await cache.match(file.path)) !== undefined) {
        tell(file.sizeBytes);
        continue;
      }
      const found = await findAmong(others, file);
      if (found !== null) tell(file.sizeBytes);
      await cache.put(file.path, found ?? (await load(file, either, tell)));
    }
  };
  const workAll = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => failed.abort(error)),
  );
  await Promise.all(workAll);
  either.throwIfAborted(); // with the first failure, which ended the others
}

/** The same file out of another cache; null when none holds it. */
async function findAmong(names: readonly string[], { path, hash }: NeededFile): Promise<Response | null> {
  for (const cacheName of names) {
    const found = await caches.match(path, { cacheName });
    if (found === undefined) continue;
    const bytes = await found.arrayBuffer();
    if ((await toHash(bytes)) === hash) return new Response(bytes, { headers: found.headers });
  }
  return null;
}

async function load(
  { path, hash }: NeededFile,
  signal: AbortSignal,
  onBytes: (more: number) => void,
): Promise<Response> {
  // The worker lets requests pass that no cache may answer.
  const response = await fetch(path, { cache: 'no-store', signal });
  if (!response.ok || response.body === null)
    throw new Error(`${path} did not come: the server answers ${response.status}.`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    onBytes(part.value.byteLength);
  }
  const blob = new Blob(parts);
  if ((await toHash(await blob.arrayBuffer())) !== hash)
    throw new Error(
      `${path} is not what was built: the site has just changed, or something on the way changes it.`,
    );
  const headers = toIsolatedHeaders(response);
  for (const name of ['Content-Encoding', 'Content-Length']) headers.delete(name); // the body has been unpacked
  return new Response(blob, { headers });
}

async function toHash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
