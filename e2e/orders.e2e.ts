import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';

const PATH = '/learn/races/';

/** A lab of the page, live, with its question skipped. */
async function openLab(page: Page, name: RegExp): Promise<Locator> {
  await page.goto(PATH);
  const lab = page.getByRole('region', { name });
  await lab.getByRole('button', { name: 'Predict' }).click();
  await lab.getByRole('button', { name: 'Skip, I know' }).click();
  return lab;
}

function findState(lab: Locator): Locator {
  return lab.getByRole('group', { name: /^Run / }).getByRole('status').first();
}

async function checkAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('.lab-live')
    .exclude('.monaco-editor')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The address that a button of the lab copies. */
async function copyLink(page: Page, button: Locator): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button.click();
  await expect(button.locator('xpath=following-sibling::*[@role="status"]').first()).toHaveText('Copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

async function openFresh(
  browser: Browser,
  address: string,
  name: RegExp,
): Promise<{ page: Page; lab: Locator }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return { page, lab: page.getByRole('region', { name }) };
}

const ONE_EACH = /^Lab: One increment each/;

test.describe('explore', () => {
  test('lists every outcome; one is watched, in the output and on the timeline', async ({ page }) => {
    const lab = await openLab(page, ONE_EACH);
    await lab.getByRole('button', { name: 'Explore' }).click();
    await expect(lab.getByText('Every run is listed: 4 runs, 2 outcomes.')).toBeVisible();
    await checkAxe(page);
    await lab.getByRole('button', { name: 'Watch it: outcome 2' }).click();
    await expect(findState(lab)).toHaveText(/^finished/);
    await lab.getByRole('tab', { name: 'Output' }).click();
    await expect(lab.getByRole('listbox', { name: 'Output lines' }).getByRole('option')).toHaveText([/1/]);
  });

  test('the tree goes by arrow keys, and Enter watches a run', async ({ page }) => {
    const lab = await openLab(page, ONE_EACH);
    await lab.getByRole('button', { name: 'Explore' }).click();
    const rows = lab.getByRole('treeitem');
    await expect(rows).toHaveCount(3);
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(1)).toBeFocused();
    const folded = await rows.count();
    const settled = rows.and(page.locator('[aria-expanded]')).first();
    await settled.focus();
    await page.keyboard.press('ArrowRight');
    await expect(rows).toHaveCount(folded + 1);
    await page.keyboard.press('ArrowLeft');
    await expect(rows).toHaveCount(folded);
    await page.keyboard.press('Enter');
    await expect(settled).toHaveAttribute('aria-selected', 'true');
    await expect(findState(lab)).toHaveText(/^finished/);
  });
});

test.describe('the seat', () => {
  test('by keys alone: the goal is reached, undone, and restarted', async ({ page }) => {
    await page.goto(PATH);
    const lab = page.getByRole('region', { name: /^Lab: Seat 1/ });
    await lab.getByRole('button', { name: 'Take the seat' }).click();
    await expect(lab.getByText('Choice 1: who goes next?')).toBeVisible();
    await checkAxe(page);
    for (const [index, key] of ['1', '2'].entries()) {
      await page.keyboard.press(key);
      await expect(lab.getByText(`Choice ${index + 2}: `)).toBeVisible();
    }
    await page.keyboard.press('l');
    await expect(lab.getByText(/^You did it/)).toBeVisible();
    await page.keyboard.press('u');
    await expect(lab.getByText('Choice 3: who goes next?')).toBeVisible();
    await page.keyboard.press('Shift+U');
    await expect(lab.getByText(/^You did it/)).toBeVisible();
    await page.keyboard.press('r');
    await expect(lab.getByText('Choice 1: who goes next?')).toBeVisible();
  });
});

test.describe('links, in a fresh profile', () => {
  test('a seat opens at its choice', async ({ page, browser }) => {
    const lab = await openLab(page, ONE_EACH);
    await lab.getByRole('button', { name: 'Take the seat' }).click();
    await expect(lab.getByText('Choice 1: ')).toBeVisible();
    await page.keyboard.press('1');
    await expect(lab.getByText('Choice 2: ')).toBeVisible();
    await lab.getByText('Share', { exact: true }).click();
    const address = await copyLink(page, lab.getByRole('button', { name: 'Copy link: this lab' }));
    const fresh = await openFresh(browser, address, ONE_EACH);
    await expect(fresh.lab.getByText('Choice 2: who goes next?')).toBeVisible();
    await expect(fresh.lab.getByText('This came by link.')).toBeVisible();
    await fresh.page.context().close();
  });

  test('a finding opens its run', async ({ page, browser }) => {
    const name = /^Lab: Left and right/;
    const lab = await openLab(page, name);
    await lab.getByRole('button', { name: 'Explore' }).click();
    const address = await copyLink(page, lab.getByRole('button', { name: 'Copy link: finding 1' }));
    const fresh = await openFresh(browser, address, name);
    await expect(findState(fresh.lab)).toHaveText(/^deadlocked/);
    await fresh.page.context().close();
  });

  test('a stranger’s code waits to be asked, and Reset gives the lesson’s back', async ({
    page,
    browser,
  }) => {
    const lab = await openLab(page, ONE_EACH);
    await lab.getByRole('tab', { name: 'increment.ts' }).click();
    await lab.getByRole('textbox', { name: /leaves the editor/ }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(
      'export const increment = (counter: Int32Array) => (counter[0] = (counter[0] ?? 0) + 2);',
    );
    await lab.getByRole('button', { name: 'Take the seat' }).click();
    await expect(lab.getByText('Choice 1: ')).toBeVisible();
    await page.keyboard.press('1');
    await expect(lab.getByText('Choice 2: ')).toBeVisible();
    await lab.getByText('Share', { exact: true }).click();
    const address = await copyLink(page, lab.getByRole('button', { name: 'Copy link: this lab' }));
    const fresh = await openFresh(browser, address, ONE_EACH);
    await expect(fresh.lab.getByText(/the code is not the lesson’s/)).toBeVisible();
    await expect(findState(fresh.lab)).toHaveText('ready');
    await fresh.lab.getByRole('button', { name: 'Open the run' }).click();
    await expect(fresh.lab.getByText('Choice 2: who goes next?')).toBeVisible();
    await fresh.lab.getByRole('button', { name: 'Reset' }).last().click();
    await expect(fresh.lab.getByText(/came by link/)).toBeHidden();
    await expect(fresh.lab.getByText('You have changed the code since.')).toBeVisible();
    expect(fresh.page.url()).not.toContain('#');
    await fresh.page.context().close();
  });

  test('a damaged link says so, and the page is as ever', async ({ page }) => {
    await page.goto(`${PATH}#lab=1.<img src=x onerror=alert(1)>`);
    await expect(page.getByRole('alert')).toHaveText('This link is damaged. Ask for it again.');
    await expect(page.getByRole('region', { name: ONE_EACH })).toBeVisible();
  });
});
