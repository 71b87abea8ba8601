import { registerWorker, whyNoWorker } from '../ready/register-worker.ts';
import { toSizeText } from '../ready/size-text.ts';
import type { Answer } from './types.ts';

const CACHE = 'check';
/** About what a lesson with editor and compiler takes. */
const NEEDED_BYTES = 40e6;

/** Whether a lesson can be kept for a room without network: a file is written into this browser's cache and read back. */
export async function probeKeep(): Promise<Answer> {
  const reason = whyNoWorker();
  if (reason !== null) return { works: 'no', say: 'This window keeps nothing.', todo: reason };
  await registerWorker();
  const text = `kept at ${performance.timeOrigin}`;
  const cache = await caches.open(CACHE);
  await cache.put('/present/check/kept', new Response(text));
  const found = await cache.match('/present/check/kept');
  const isSame = (await found?.text()) === text;
  await caches.delete(CACHE);
  if (!isSame)
    return {
      works: 'no',
      say: 'A file was written and could not be read back.',
      todo: 'Free some disk space.',
    };
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  const freeBytes = quota - usage;
  const say = `A file was kept and read back. There is room for ${toSizeText(freeBytes)}.`;
  if (freeBytes >= NEEDED_BYTES) return { works: 'yes', say };
  return {
    works: 'partly',
    say,
    todo: 'A lesson takes about 40 MB: free some disk space, or use a usual window.',
  };
}
