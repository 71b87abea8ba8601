// Edit: leave out `transfer`, and pass `bytes` itself.
import { transfer, wrap } from 'comlink';
import type { Counter } from './other.ts';

const other = new Worker(new URL('./other.ts', import.meta.url), {
  type: 'module',
});
const counter = wrap<Counter>(other);

const bytes = new Uint8Array(1000);
const reply = counter.count(transfer(bytes, [bytes.buffer]));
console.log(`main: ${bytes.byteLength} bytes`);
console.log(`other: ${await reply} bytes`);
other.terminate();
