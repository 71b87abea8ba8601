// A learner's way: from the home page through two lessons, away and back again, with all that is kept.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { toLaunchOptions } from '../src/cli/find-browser.ts';
import { findLab, type LessonLab } from './lesson.ts';

const RACES = '/learn/races/';
const LABS = 'content/lessons';

/** A profile of a browser that can be closed and opened again. */
async function openProfile(folder: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...toLaunchOptions(),
    baseURL,
    locale: 'en-GB',
    viewport: { width: 1280, height: 720 },
  });
}

test('predict, see, try again, solve, leave, come back, move, review', async ({ baseURL }) => {
  test.setTimeout(180_000);
  const site = baseURL ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'interleave-journey-'));
  const fresh = await mkdtemp(join(tmpdir(), 'interleave-fresh-'));
  let context = await openProfile(folder, site);
  try {
    let [page] = context.pages();
    page ??= await context.newPage();

    await page.goto('/');
    await page.getByRole('button', { name: /12 s/ }).click();
    await expect(page.getByText(/differs: the last line came at 6 s/)).toBeVisible();
    await page.getByRole('link', { name: 'Predict its first lines' }).click();
    await expect(page).toHaveURL(/\/learn\/countdown\/#/);

    await predictWrongThenRight(page, {
      lab: /^Lab: Countdown\. At how many instants/,
      wrong: 'At nearly all of them',
      right: 'At none',
    });
    await solve(
      page,
      /^Lab: Countdown and a bell$/,
      '04-countdown/labs/countdown-microtask',
      ['main.ts'],
      'Run',
    );

    await page.goto(RACES);
    await predictWrongThenRight(page, {
      lab: /^Lab: Three calls, one thread/,
      wrong: '3: there is one thread',
      right: /^1$/,
    });
    await solve(page, /^Lab: Between two accounts$/, '12-races/labs/transfer', ['pay.ts'], 'Explore');
    const { pathname } = new URL(page.url());

    await context.close();
    context = await openProfile(folder, site);
    [page] = context.pages();
    page ??= await context.newPage();
    await page.goto('/');
    const back = page.getByRole('region', { name: 'Where you were' });
    await back.getByRole('link', { name: 'Continue' }).click();
    expect(new URL(page.url()).pathname).toBe(pathname);

    await page.goto('/progress/');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as a file' }).click();
    const exported = await readFile(await (await downloading).path());
    const lessons = await page.getByRole('region', { name: 'Lessons' }).innerText();
    await context.close();

    context = await openProfile(fresh, site);
    [page] = context.pages();
    page ??= await context.newPage();
    await page.goto('/progress/');
    await page.getByLabel('Import a file').setInputFiles({
      name: 'progress.json',
      mimeType: 'application/json',
      buffer: exported,
    });
    await expect(page.getByText(/^Imported: /)).toBeVisible();
    await expect.poll(() => page.getByRole('region', { name: 'Lessons' }).innerText()).toBe(lessons);
    await page.goto('/review/');
    await expect(page.getByText(/The next question comes|question.* to go/)).toBeVisible();
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
    await rm(fresh, { recursive: true, force: true });
  }
});

interface Bet {
  lab: RegExp;
  wrong: string;
  right: string | RegExp;
}

/** Bets wrong, looks at why, and gets the variant right. */
async function predictWrongThenRight(page: Page, { lab: name, wrong, right }: Bet): Promise<void> {
  const { root, run } = await wake(page, name);
  await commit(root, wrong);
  await run.click();
  const compared = root.getByRole('group', { name: 'How the prediction compares' });
  await expect(compared).toContainText('differs here');
  await compared.getByRole('button', { name: /^(Try a variant|Predict again)$/ }).click();
  await commit(root, right);
  await run.click();
  await expect(compared).toContainText('matches');
}

async function commit(root: Locator, option: string | RegExp): Promise<void> {
  await root.getByRole('radio', { name: option }).check();
  await root.getByRole('button', { name: /^Commit/ }).click();
}

/** Puts the solution's text into the lab and lets the engine judge it. */
async function solve(
  page: Page,
  name: RegExp,
  lab: string,
  files: string[],
  verb: 'Run' | 'Explore',
): Promise<void> {
  const live = await wake(page, name);
  for (const file of files) {
    const text = await readFile(join(LABS, lab, 'solution', file), 'utf8');
    if (file !== 'main.ts') await live.root.getByRole('tab', { name: file }).click();
    await live.write(text);
  }
  await live.root.getByRole('button', { name: verb, exact: true }).click();
  await expect(live.root.getByText('✓ solved')).toBeVisible();
}

/** Brings a lab to life, as a touch of it does. */
async function wake(page: Page, name: RegExp): Promise<LessonLab> {
  const lab = findLab(page, name);
  await lab.root.scrollIntoViewIfNeeded();
  await lab.root.hover();
  await expect(lab.root.getByRole('textbox', { name: /leaves the editor/ })).toBeAttached();
  return lab;
}
