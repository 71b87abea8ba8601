import { expect, test } from 'vitest';
import { checkLabTypes } from '../../cli/check-lab-types.ts';

const WORKER = `
export function increment(counter: Int32Array, times: number): void { for (let k = 0; k < times; k++) counter[0]!++; }
export async function sum(list: number[]): Promise<number> { return list.reduce((a, b) => a + b, 0); }
export const limit = 3;`;

function check(main: string): string[] {
  return checkLabTypes({ 'main.ts': main, 'w.ts': WORKER }).map(
    ({ message }) => message.split('\n')[0] ?? '',
  );
}

test('[P1] spawn knows the names, the arguments and the results of a module', () => {
  expect(
    check(`
import { spawn, type Thread } from 'lab';
const counter = new Int32Array(new SharedArrayBuffer(4));
const a: Thread<void> = spawn(() => import('./w.ts'), 'increment', counter, 2);
const b = spawn(() => import('./w.ts'), 'sum', [1, 2]);
await a.join();
const total: number = await b.join();
console.log(total);`),
  ).toEqual([]);
});

test.each([
  ['a function that does not exist', "spawn(() => import('./w.ts'), 'decrement');"],
  ['something exported that is no function', "spawn(() => import('./w.ts'), 'limit');"],
  ['an argument of another type', "spawn(() => import('./w.ts'), 'sum', 'abc');"],
  ['too few arguments', "spawn(() => import('./w.ts'), 'increment', new Int32Array(1));"],
  ['too many arguments', "spawn(() => import('./w.ts'), 'sum', [1], 2);"],
  ['the result as another type', "const s: string = await spawn(() => import('./w.ts'), 'sum', [1]).join();"],
  ['a name that lab does not export', "import { Result } from 'lab';"],
])('[P1] a type error: %s', (_name, line) => {
  expect(check(`import { spawn } from 'lab';\n${line}`)).toHaveLength(1);
});

test('[P6] locks and channels type-check as they are meant to be used', () => {
  expect(
    check(`
import { Barrier, Channel, Condition, Mutex, RwLock, Semaphore } from 'lab';
const cells = new Int32Array(new SharedArrayBuffer(64));
const mutex = new Mutex(cells, 3);
{ using held = mutex.lock(); void held; }
{ using held = await mutex.lockAsync(); void held; }
const ready = new Condition(mutex);
mutex.lock(); while (cells[0] === 0) ready.wait(); mutex.unlock();
await ready.waitAsync(); ready.notify(); ready.notifyAll();
using permit = new Semaphore(2).acquire();
const files = new RwLock(); files.lockRead(); files.unlockRead(); using _w = files.lockWrite();
const isLast: boolean = new Barrier(2).wait();
const channel = new Channel<1 | 2>(4); channel.send(1);
const next: 1 | 2 | undefined = channel.receive();
for (const value of new Channel(1)) value.toFixed();
for await (const value of new Channel(1, cells, 8)) value.toFixed();
console.log(isLast, next, permit);`),
  ).toEqual([]);
});
