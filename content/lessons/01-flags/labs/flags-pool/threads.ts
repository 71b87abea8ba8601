export function createThreads(size: number) {
  return Array.from(
    { length: size },
    () =>
      new Worker(new URL('./show.ts', import.meta.url), {
        type: 'module',
      }),
  );
}

/** Sends an item to a thread, and gives its reply. */
export function ask(thread: Worker, item: string) {
  return new Promise<string>((resolve) => {
    thread.onmessage = ({ data }: MessageEvent<string>) =>
      resolve(data);
    thread.postMessage(item);
  });
}
