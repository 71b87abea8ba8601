// Edit: leave out the list `[bytes.buffer]`.
const other = new Worker(new URL('./other.ts', import.meta.url), {
  type: 'module',
});

const bytes = new Uint8Array(1000);
other.postMessage(bytes, [bytes.buffer]);
console.log(`main: ${bytes.byteLength} bytes`);

other.onmessage = ({ data }: MessageEvent<string>) => {
  console.log(data);
  other.terminate();
};
