// Edit: four cups. Does it take longer?
const replies = ['A', 'B', 'C'].map(
  (cup) =>
    new Promise<void>((resolve) => {
      const process = new Worker(new URL('./cup.ts', import.meta.url), {
        type: 'module',
      });
      process.onmessage = ({ data }: MessageEvent<string>) => {
        console.log(data);
        process.terminate();
        resolve();
      };
      process.postMessage(cup);
    }),
);
await Promise.all(replies);
