// A learner's way: from the home page through two lessons, away and back again, with all that is kept; on a phone; without a network.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { DIST } from '../src/cli/ensure-built.ts';
import { toLaunchOptions } from '../src/cli/find-browser.ts';
import { keepAll } from './keep-all.ts';
import { createLearner, type Bet, type Challenge, type Learner } from './learner.ts';
import { servePlainly } from './plain-host.ts';

const OVERLAPS: Bet = {
  lab: /^Lab: Countdown\. At how many instants/,
  wrong: 'At nearly all of them',
  right: 'At none',
};
const BELL: Challenge = {
  lab: /^Lab: Countdown and a bell$/,
  folder: '04-countdown/labs/countdown-microtask',
  files: ['main.ts'],
  verb: 'Run',
};
const TOTAL: Bet = { lab: /^Lab: Three calls, one thread/, wrong: '3: there is one thread', right: /^1$/ };
const TRANSFER: Challenge = {
  lab: /^Lab: Between two accounts$/,
  folder: '12-races/labs/transfer',
  files: ['pay.ts'],
  verb: 'Explore',
};

/** A profile of a browser that can be closed and opened again. */
async function openProfile(
  folder: string,
  baseURL: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(folder, {
    ...toLaunchOptions(),
    baseURL,
    locale: 'en-GB',
    viewport: { width: 1280, height: 720 },
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** From the home page's first bet to the lesson that explains it. */
async function betAtHome(page: Page, learner: Learner): Promise<void> {
  await page.goto('/');
  await learner.press(page.getByRole('button', { name: /12 s/ }));
  await expect(page.getByText(/differs: the last line came at 6 s/)).toBeVisible();
  await learner.press(page.getByRole('link', { name: 'Predict its first lines' }));
  await expect(page).toHaveURL(/\/learn\/countdown\/#/);
}

/** A bet and a challenge of the lesson on show, then of the lesson on races. */
async function learnBoth(page: Page, learner: Learner): Promise<void> {
  await learner.predictWrongThenRight(OVERLAPS);
  await learner.solve(BELL);
  await page.goto(new URL('/learn/races/', page.url()).href);
  await learner.predictWrongThenRight(TOTAL);
  await learner.solve(TRANSFER);
}

test('predict, see, try again, solve, leave, come back, move, review', async ({ baseURL }) => {
  test.setTimeout(180_000);
  const site = baseURL ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'interleave-journey-'));
  const fresh = await mkdtemp(join(tmpdir(), 'interleave-fresh-'));
  let { context, page } = await openProfile(folder, site);
  try {
    const learner = createLearner(page, false);
    await betAtHome(page, learner);
    await learnBoth(page, learner);

    await context.close();
    ({ context, page } = await openProfile(folder, site));
    await page.goto('/');
    await page
      .getByRole('region', { name: 'Where you were' })
      .getByRole('link', { name: 'Continue' })
      .click();
    await expect(page).toHaveURL(/\/learn\/races\/#/);
    await page.goto('/progress/');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as a file' }).click();
    const exported = await readFile(await (await downloading).path());
    const lessons = await page.getByRole('region', { name: 'Lessons' }).innerText();
    await context.close();

    ({ context, page } = await openProfile(fresh, site));
    await page.goto('/progress/');
    await page
      .getByLabel('Import a file')
      .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: exported });
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

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the same on a phone', async ({ page }) => {
    test.setTimeout(120_000);
    const learner = createLearner(page, true);
    await betAtHome(page, learner);
    await learnBoth(page, learner);
    await page.goto('/progress/');
    await expect(page.getByRole('region', { name: 'Lessons' })).toContainText('Races and locks');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('the same where nothing serves it', async ({ page, context }) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'interleave-offline-'));
  try {
    await cp(DIST, folder, { recursive: true });
    const host = await servePlainly(folder);
    await keepAll(page, host.url);
    await host.close();
    await context.setOffline(true);

    await page.goto(`${host.url}/learn/countdown/`);
    await learnBoth(page, createLearner(page, false));
    await page.goto(`${host.url}/progress/`);
    await expect(page.getByRole('region', { name: 'Lessons' })).toContainText('Races and locks');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
