onmessage = ({ data: bytes }: MessageEvent<Uint8Array>) => {
  postMessage(`other: ${bytes.byteLength} bytes`);
};
