// Real libraries in labs: src/lab/SPEC.md, C12. The texts come from the site, once a lab imports them.
import { expect, test, toText } from './embed.ts';

test('[C12] a library is fetched when a lab imports it, and runs on the exact clock', async ({ embed }) => {
  const main = `import { run, sleep } from 'effection';
await run(function* () { yield* sleep(900); console.log('done'); });`;
  const result = await embed.run(main);
  expect(result).toMatchObject({ outcome: { type: 'finished' }, elapsed: 900 });
  expect(toText(result)).toBe('done\n');
});

test('[C12] comlink calls a real worker, and a transfer empties what was sent', async ({ embed }) => {
  const files = {
    'main.ts': `import { transfer, wrap } from 'comlink';
import type { Api } from './worker.ts';
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const api = wrap<Api>(worker);
const bytes = new Uint8Array(8);
console.log(await api.size(transfer(bytes, [bytes.buffer])), bytes.byteLength);
worker.terminate();`,
    'worker.ts': `import { expose } from 'comlink';
const api = { size: (bytes: Uint8Array) => bytes.byteLength };
export type Api = typeof api;
expose(api);`,
  };
  const result = await embed.run(files);
  expect(result.outcome).toEqual({ type: 'finished' });
  expect(toText(result)).toBe('8 0\n');
});
