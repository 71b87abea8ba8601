// Watching a program must not change it: what it prints, and in which order, is what the browser alone gives.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBare, runBare, withPlainConsole } from './bare.ts';
import { expect, test, toText } from './embed.ts';

const CORPUS = join(import.meta.dirname, '../src/lab/compile/corpus');

const TICKS = `
async function one() { return 1; }
async function promise() { return Promise.resolve(1); }
async function awaitOne() { return await 1; }
async function awaitPromise() { return await Promise.resolve(1); }
async function ticksOf(call: () => Promise<number>): Promise<number> {
  let isDone = false;
  void call().then(() => (isDone = true));
  let ticks = 0;
  while (!isDone) { ticks++; await null; }
  return ticks;
}
const ticks: number[] = [];
for (const call of [one, promise, awaitOne, awaitPromise]) ticks.push(await ticksOf(call));
console.log(ticks.join(' '));`;

test('return 1, a promise, await 1, await a promise: 1, 3, 2, 2 ticks', async ({ embed, context }) => {
  const bare = await context.newPage();
  await openBare(bare);
  expect(await runBare(bare, TICKS)).toEqual(['1 3 2 2']);
  expect(toText(await embed.run(TICKS))).toBe('1 3 2 2\n');
  expect(toText(await embed.run(TICKS, { clock: 'real' }))).toBe('1 3 2 2\n');
  expect(toText(await embed.run(TICKS, { record: 'lines' }))).toBe('1 3 2 2\n');
});

test.describe('corpus', () => {
  for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.ts')))
    test(file, async ({ embed, context }) => {
      const source = withPlainConsole(readFileSync(join(CORPUS, file), 'utf8'));
      const bare = await context.newPage();
      await openBare(bare);
      const expected = await runBare(bare, source);
      const result = await embed.run(source);
      expect(toLines(toText(result))).toEqual(expected);
    });
});

function toLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
