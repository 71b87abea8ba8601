import { registerWorker } from './register-worker.ts';
import {
  LESSON_CACHES,
  type KeepReply,
  type KeepRequest,
  type LessonNeeds,
  type NeededFile,
} from './types.ts';

/** A lesson that stands in this browser's cache, read back whole. */
export interface KeptLesson {
  files: number;
  /** As read back. */
  sizeBytes: number;
}

/** How far it is: files that are kept, then files that were read back. */
export interface KeepProgress {
  step: 'loading' | 'checking';
  count: number;
  of: number;
}

/** What a lesson needs. @throws when the site has no such list, as in dev */
export async function loadNeeds(lesson: string): Promise<LessonNeeds> {
  const response = await fetch(`/present/${lesson}/needs.json`, { cache: 'no-cache' });
  if (!response.ok)
    throw new Error('This site has no list of what the lesson needs: the built site has (npm run build).');
  return (await response.json()) as LessonNeeds;
}

/**
 * Has the service worker keep all that a lesson needs, then reads it back, file by file. Files that were kept before stay.
 * @throws when a file does not come, or is not what was built
 */
export async function keepLesson(
  needs: LessonNeeds,
  onProgress: (progress: KeepProgress) => void,
): Promise<KeptLesson> {
  const worker = await registerWorker();
  const of = needs.files.length;
  const prefix = `${LESSON_CACHES}${needs.lesson}:`;
  const name = prefix + needs.version;
  const request: KeepRequest = { type: 'keep', cache: name, paths: needs.files.map(({ path }) => path) };
  await ask(worker, request, (count) => onProgress({ step: 'loading', count, of }));
  const kept = await readBack(name, needs.files, (count) => onProgress({ step: 'checking', count, of }));
  // Only now: until here an older version is better than none.
  for (const other of await caches.keys())
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  return kept;
}

function ask(worker: ServiceWorker, request: KeepRequest, onKept: (count: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<KeepReply>) => {
      if (data.type === 'kept') {
        onKept(data.count);
        return;
      }
      port1.close();
      if (data.type === 'done') resolve();
      else reject(new Error(data.message));
    };
    worker.postMessage(request, [port2]);
  });
}

/** Reads every file out of the cache. What is not as built is thrown out, so that the next try fetches it. */
async function readBack(
  name: string,
  files: readonly NeededFile[],
  onRead: (count: number) => void,
): Promise<KeptLesson> {
  const cache = await caches.open(name);
  let sizeBytes = 0;
  for (const [index, { path, hash }] of files.entries()) {
    const response = await cache.match(path);
    if (response === undefined)
      throw new Error(`${path} is not in the cache: this browser has no room for it.`);
    const bytes = await response.arrayBuffer();
    if ((await toHash(bytes)) !== hash) {
      await cache.delete(path);
      throw new Error(
        `${path} is not what was built: the site has just changed, or something on the way changes it.`,
      );
    }
    sizeBytes += bytes.byteLength;
    onRead(index + 1);
  }
  return { files: files.length, sizeBytes };
}

async function toHash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
