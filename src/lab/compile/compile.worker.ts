import { build, initialize } from 'esbuild-wasm/esm/browser';
import type { ToCompileWorker } from './messages.ts';
import { createCompileServer } from './serve.ts';

const answer = createCompileServer(
  async (wasmModule) => {
    await initialize({ wasmModule, worker: false });
    return { build };
  },
  (message) => {
    postMessage(message);
  },
);

addEventListener('message', ({ data }: MessageEvent<ToCompileWorker>) => {
  void answer(data);
});
