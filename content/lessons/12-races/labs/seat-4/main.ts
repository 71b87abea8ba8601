// Take the seat: you pick who runs next, a line at a time.
// Let the reader get 0 out of a box that says it is ready.
import { spawn } from 'lab';

const box = new Int32Array(new SharedArrayBuffer(8)); // ready, value

const writer = spawn(() => import('./box.ts'), 'put', box);
const reader = spawn(() => import('./box.ts'), 'get', box);

await writer.join();
console.log(`got ${await reader.join()}`);
