// Edit and run again: make it two threads, then twenty.
// How long does it take each time, and what do the threads do?
import { codes } from './codes.ts';
import { createPool } from './pool.ts';

const pool = createPool(5);
const shown = await pool.map(codes);
console.log(`${shown.length} flags, last in the list: ${shown.at(-1)}`);
