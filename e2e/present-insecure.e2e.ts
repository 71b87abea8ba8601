// By http from another machine: no secure context, hence neither threads nor a service worker. Slides, votes and two windows are there.
import { chromium, expect, test, type Browser, type BrowserContext } from '@playwright/test';
import { toLaunchOptions } from '../src/cli/find-browser.ts';
import { openBeside, openOn } from './deck.ts';

let browser: Browser;
let context: BrowserContext;

test.beforeAll(async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '');
  const options = toLaunchOptions();
  const args = [...options.args, '--host-resolver-rules=MAP room.test 127.0.0.1'];
  browser = await chromium.launch({ ...options, args });
  context = await browser.newContext({ baseURL: `http://room.test:${port}` });
});
test.afterAll(() => browser.close());

test('two windows are in step, votes count, and a program without threads runs', async () => {
  const deck = await openOn(await context.newPage(), '/present/countdown/', 5);
  expect(await deck.page.evaluate(() => isSecureContext)).toBe(false);
  const presenter = await openBeside(context, '/present/countdown/presenter/');
  await presenter.at('5/0');
  await presenter.page.keyboard.type('a 12');
  await presenter.page.keyboard.press('Enter');
  await expect(deck.slide.locator('.hands').first()).toHaveText('12');
  await presenter.page.keyboard.press('ArrowRight');
  await deck.at('5/1');
  await deck.slide.getByRole('button', { name: 'Run', exact: true }).click();
  for (const { slide } of [deck, presenter])
    await expect(slide.getByRole('listbox', { name: 'Output lines' }).getByRole('option')).toHaveCount(12);
});

test('a lab with threads says why it has none', async () => {
  const { slide } = await openOn(await context.newPage(), '/present/races/', 4);
  await slide.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(slide.getByText(/https/).first()).toBeVisible();
});
