// Watching a program must not change it: what it prints, and in which order, is what the browser alone gives.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBare, runBare, withPlainConsole } from './bare.ts';
import { createRandomProgram } from '../src/lab/compile/random-program.ts';
import { expect, test as base, toText } from './embed.ts';

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

/** With a page in which programs run bare. */
const test = base.extend<object, { bare: Page }>({
  bare: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await openBare(page);
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});

test('return 1, a promise, await 1, await a promise: 1, 3, 2, 2 ticks', async ({ embed, bare }) => {
  expect(await runBare(bare, TICKS)).toEqual(['1 3 2 2']);
  expect(toText(await embed.run(TICKS))).toBe('1 3 2 2\n');
  expect(toText(await embed.run(TICKS, { clock: 'real' }))).toBe('1 3 2 2\n');
  expect(toText(await embed.run(TICKS, { record: 'lines' }))).toBe('1 3 2 2\n');
});

test.describe('corpus', () => {
  for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.ts')))
    test(file, async ({ embed, bare }) => {
      const source = withPlainConsole(readFileSync(join(CORPUS, file), 'utf8'));
      const expected = await runBare(bare, source);
      expect(toLines(toText(await embed.run(source)))).toEqual(expected);
      expect(toLines(toText(await embed.run(source, { record: 'lines', clock: 'real' })))).toEqual(expected);
    });
});

/** Programs in one test; a failing one is named by its seed, and run alone by `RANDOM_SEED`. */
const PROGRAMS_A_TEST = 50;
const FIRST_SEED = Number(process.env['RANDOM_SEED'] ?? 20_261_122);
const TESTS = process.env['RANDOM_SEED'] === undefined ? 10 : 1;

test.describe('random programs', () => {
  for (let part = 0; part < TESTS; part++) {
    const first = FIRST_SEED + part * PROGRAMS_A_TEST;
    test(`fifty from seed ${first}`, async ({ embed, bare }) => {
      test.setTimeout(180_000);
      for (let seed = first; seed < first + PROGRAMS_A_TEST; seed++) {
        const source = `await (async () => {\n${createRandomProgram(seed)}\n})();`;
        const expected = await runBare(bare, source);
        const result = await embed.run(source);
        expect(toLines(toText(result)), `seed ${seed}`).toEqual(expected);
        expect(result.outcome, `seed ${seed}`).toEqual({ type: 'finished' });
      }
    });
  }
});

function toLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
