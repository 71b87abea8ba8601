// Challenge: change `pay.ts` so that no schedule breaks it.
// Explore tells you whether one does.
import { Mutex, spawn } from 'lab';

const balances = new Int32Array(new SharedArrayBuffer(8));
balances[0] = 100;
balances[1] = 100;
const bank = { balances, locks: [new Mutex(), new Mutex()] };

const a = spawn(() => import('./pay.ts'), 'pay', bank, 0, 1, 30);
const b = spawn(() => import('./pay.ts'), 'pay', bank, 1, 0, 50);

await a.join();
await b.join();
console.log(`${balances[0]} + ${balances[1]}`);
