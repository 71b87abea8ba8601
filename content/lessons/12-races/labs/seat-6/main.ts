// Take the seat: you pick who runs next, a line at a time.
// Nobody leaves, so only one may get in. Let both in.
import { spawn } from 'lab';

const door = new Int32Array(new SharedArrayBuffer(12)); // flags of A and B, turn

const a = spawn(() => import('./door.ts'), 'enter', door, 0);
const b = spawn(() => import('./door.ts'), 'enter', door, 1);

console.log(`A ${await a.join()}, B ${await b.join()}`);
