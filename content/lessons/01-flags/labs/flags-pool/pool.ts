import { ask, createThreads } from './threads.ts';

/** Asks a fixed number of threads. Replies are in the order of the items. */
export async function poolMap(size: number, items: string[]) {
  const replies: string[] = [];
  const rest = items.entries(); // one iterator for all the threads

  async function feed(thread: Worker) {
    for (const [index, item] of rest) {
      replies[index] = await ask(thread, item);
    }
    thread.terminate();
  }

  await Promise.all(createThreads(size).map((thread) => feed(thread)));
  return replies;
}
