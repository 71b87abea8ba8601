const other = new Worker(new URL('./other.ts', import.meta.url), {
  type: 'module',
});

const bytes = new Uint8Array(1000);
other.postMessage(bytes);
console.log(`main: ${bytes.byteLength} bytes`);

other.onmessage = ({ data }: MessageEvent<string>) => {
  console.log(data);
  other.terminate();
};
