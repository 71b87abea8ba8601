/** A fixed number of threads, each of which takes one item at a time. */
export function createPool(size: number) {
  const threads = Array.from(
    { length: size },
    () =>
      new Worker(new URL('./show.ts', import.meta.url), {
        type: 'module',
      }),
  );

  return {
    /** Hands each item to a thread that is free. Replies are in the order of the items. */
    async map(items: string[]) {
      const replies: string[] = [];
      const rest = items.entries(); // all the loops below take from this one

      async function feed(thread: Worker) {
        for (const [index, item] of rest) {
          replies[index] = await ask(thread, item);
        }
        thread.terminate();
      }

      await Promise.all(threads.map((thread) => feed(thread)));
      return replies;
    },
  };
}

function ask(thread: Worker, item: string) {
  return new Promise<string>((resolve) => {
    thread.onmessage = ({ data }: MessageEvent<string>) =>
      resolve(data);
    thread.postMessage(item);
  });
}
