// What a class code opens, and the table of results.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { toClassHash } from '../src/learn/class-code.ts';
import { openLab } from './lesson.ts';

const ORDER = /^Lab: Countdown\. Write the first six lines/;

async function openWith(page: Page, code: string): ReturnType<typeof openLab> {
  const hashes = [await toClassHash('Uppsala')];
  await page.route('**/class.json', (route) => route.fulfill({ json: { hashes } }));
  return openLab(page, `/learn/countdown/?class=${code}`, ORDER);
}

async function readTable(page: Page): Promise<string[]> {
  await page.goto('/progress/');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  return text.replace('\uFEFF', '').trim().split(/\r?\n/);
}

test('the code of a class opens solutions at once, and a skip is not noted', async ({ page }) => {
  const { root } = await openWith(page, 'uppsala');
  await root.getByRole('button', { name: 'Skip, unrecorded' }).click();
  await root.getByRole('button', { name: 'Show the solution' }).click();
  await expect(root.getByRole('list', { name: /to the solution/ })).toBeVisible();
  await page.goto('/progress/');
  await page.getByRole('button', { name: /CSV/ }).click();
  await expect(page.getByText('There is no answer to put into a table yet.')).toBeVisible();
});

test('another word opens nothing; answers come as a table', async ({ page }) => {
  const { root } = await openWith(page, 'lund');
  await root.getByRole('button', { name: 'Skip, I know' }).click();
  await expect(root.getByRole('group', { name: 'Solution' })).toContainText('Run a change of your own first');
  const [head = '', row = '', ...rest] = await readTable(page);
  expect(head.split(',').slice(0, 4)).toEqual(['lesson', 'lab', 'question', 'catches']);
  expect(row).toMatch(/^countdown,countdown,order,M08,/);
  expect(row).toContain('skipped');
  expect(rest).toEqual([]);
});
