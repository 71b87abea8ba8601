import { sleep } from 'lab';
import { spin } from './spin.ts';

const stop = new AbortController();
const spinner = spin('thinking', stop.signal);
await sleep(3050); // the slow work
stop.abort();

await spinner;
console.log('answer: 42');
