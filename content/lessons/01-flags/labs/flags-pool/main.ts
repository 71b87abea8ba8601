// Edit and run again: make it two threads, then twenty.
// How long does it take each time, and what do the threads do?
import { codes } from './codes.ts';
import { poolMap } from './pool.ts';

const shown = await poolMap(5, codes);
console.log(`${shown.length} flags, last in the list: ${shown.at(-1)}`);
