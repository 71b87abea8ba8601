// Take the seat: you pick who runs next, a line at a time.
// Each thread raises its flag, and leaves if the other's is up.
// Let nobody in.
import { spawn } from 'lab';

const door = new Int32Array(new SharedArrayBuffer(8)); // flags of A and B

const a = spawn(() => import('./door.ts'), 'enter', door, 0);
const b = spawn(() => import('./door.ts'), 'enter', door, 1);

console.log(`A ${await a.join()}, B ${await b.join()}`);
