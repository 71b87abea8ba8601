import { spawn } from 'lab';
import { zero } from './shared.ts';

const counter = new Int32Array(new SharedArrayBuffer(4));
zero(counter);
const threads = ['A', 'B'].map((name) => spawn(() => import('./counter.ts'), 'increment', name, counter));
for (const thread of threads) await thread.join();
console.log(counter[0]);

const worker = new Worker(new URL('./echo.ts', import.meta.url), { type: 'module' });
worker.postMessage('hello');
