// A lesson on the projector: the way through it, by keys, clicker, finger, link and history.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { findNumber, openDeck, openOn } from './deck.ts';
import { measurePageScripts } from './page-scripts.ts';

const DECK = '/present/countdown/';
const LAST = findNumber('countdown');
const DISCUSSION = findNumber('countdown', 'What is promised?');
const FREE_LAB = findNumber('countdown', 'A clock on the wall');

test.describe('keys', () => {
  test('arrows, space and a clicker go step by step and back', async ({ page }) => {
    const { at, slide } = await openDeck(page, DECK);
    await at('1/0');
    await page.keyboard.press('ArrowRight');
    await at('1/1');
    await expect(slide).toContainText('One.');
    await page.keyboard.press('Space');
    await at('2/0');
    await page.keyboard.press('PageDown');
    await at('2/1');
    await page.keyboard.press('PageUp');
    await at('2/0');
    await page.keyboard.press('Shift+Space');
    await at('1/1');
    await page.keyboard.press('End');
    await at(`${LAST}/0`);
    await page.keyboard.press('Home');
    await at('1/0');
  });

  test('a number and Enter jump', async ({ page }) => {
    const { at } = await openDeck(page, DECK);
    await page.keyboard.type('12');
    await expect(page.getByRole('status', { name: 'Typed' })).toHaveText('12');
    await page.keyboard.press('Enter');
    await at('12/0');
  });

  test('s leaves optional slides out', async ({ page }) => {
    const { at } = await openDeck(page, `/present/races/#/${findNumber('races', 'The last ticket')}`);
    await page.keyboard.press('s');
    await at(`${findNumber('races', 'One at a time')}/0`);
  });

  test('? lists every key, o shows all slides, b and . black the screen', async ({ page }) => {
    const { at } = await openDeck(page, DECK);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await expect(help).toContainText('Black screen');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.keyboard.press('o');
    await page.getByRole('dialog', { name: 'All slides' }).getByRole('button', { name: /^9\. / }).click();
    await at('9/0');
    await page.keyboard.press('b');
    await expect(page.locator('.black')).toBeVisible();
    await page.keyboard.press('.');
    await expect(page.locator('.black')).toBeHidden();
  });

  test('+ and - change the type, and nothing is cut off', async ({ page }) => {
    const { slide } = await openDeck(page, `${DECK}#/3`);
    const size = (): Promise<number> =>
      slide
        .locator('p')
        .first()
        .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const before = await size();
    await page.keyboard.press('+');
    expect(await size()).toBeGreaterThan(before);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect(await size()).toBeLessThan(before);
  });

  test('t starts the time to discuss', async ({ page }) => {
    const { slide } = await openOn(page, DECK, DISCUSSION);
    const timer = slide.getByRole('button', { name: /to discuss$/ });
    await expect(timer).toContainText('2:00');
    await page.keyboard.press('t');
    await expect(timer).toContainText('1:58');
    await timer.click();
    await expect(timer).toHaveAttribute('data-state', 'off');
  });
});

test.describe('links and history', () => {
  test('a link leads to a slide and a step, and a reload stays there', async ({ page }) => {
    const { at } = await openDeck(page, `${DECK}#/2/1`);
    await at('2/1');
    await page.reload();
    await at('2/1');
  });

  test('back and forward go slide by slide', async ({ page }) => {
    const { at } = await openDeck(page, DECK);
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await at(`${LAST}/0`);
    await page.goBack();
    await at('9/0');
    await page.goBack();
    await at('1/0');
    await page.goForward();
    await at('9/0');
  });

  test('page and deck lead to each other', async ({ page }) => {
    await page.goto('/learn/countdown/');
    await page.getByRole('link', { name: 'Present' }).click();
    await page.waitForURL(/\/present\/countdown\/(#|$)/);
    await openOn(page, DECK, DISCUSSION);
    await page.mouse.move(300, 300);
    await page.getByRole('link', { name: 'Read' }).click();
    await expect(page).toHaveURL(/\/learn\/countdown\/#what-is-promised$/);
  });
});

test.describe('for everybody', () => {
  test('focus and the reading order follow the slide; all others are out of reach', async ({ page }) => {
    const { slide } = await openDeck(page, DECK);
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect(slide).toBeFocused();
    await expect(slide).toHaveAccessibleName('When does the last line appear?');
    expect(await page.locator('[data-slide]:not([inert])').count()).toBe(1);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  });

  test('axe finds nothing on a slide that waits, an open vote, a closed one, in overview and help', async ({
    page,
  }) => {
    const { at } = await openDeck(page, `${DECK}#/5`);
    await at('5/0');
    await expectNoViolation(page);
    await page.keyboard.press('ArrowRight');
    await expectNoViolation(page);
    await page.keyboard.press('ArrowRight');
    await at('5/1');
    await expectNoViolation(page);
    await page.keyboard.press('o');
    await expectNoViolation(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expectNoViolation(page);
  });

  test('projector contrast is black on white', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    const { slide } = await openDeck(page, DECK);
    await page.keyboard.press('k');
    await expect(slide).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(slide).toHaveCSS('color', 'rgb(0, 0, 0)');
    await expectNoViolation(page);
  });
});

test('by a finger: to the left is on, to the right is back', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 844, height: 390 },
    baseURL: baseURL ?? '',
  });
  const page = await context.newPage();
  const { at } = await openDeck(page, DECK);
  const session = await context.newCDPSession(page);
  const swipe = async (from: number, to: number): Promise<void> => {
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y: 60 }],
      });
    await touch('touchStart', from);
    await touch('touchMove', (from + to) / 2);
    await touch('touchMove', to);
    await touch('touchEnd', to);
  };
  await swipe(600, 200);
  await at('1/1');
  await swipe(200, 600);
  await at('1/0');
  await context.close();
});

test.describe('labs', () => {
  test('nothing of React is loaded before a lab is touched', async ({ page, baseURL }) => {
    expect(await measurePageScripts(page, new URL(`${DECK}#/${FREE_LAB}`, baseURL).href)).toBeLessThanOrEqual(
      60 * 1024,
    );
    expect(
      await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)),
    ).not.toEqual(expect.arrayContaining([expect.stringMatching(/react|mount-lab/i)]));
  });

  test('a lab runs on its slide; keys in its editor stay there, and + enlarges its code', async ({
    page,
  }) => {
    const { at, slide } = await openOn(page, DECK, FREE_LAB);
    await slide.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(slide.getByRole('listbox', { name: 'Output lines' }).getByRole('option')).toHaveCount(12);
    await slide.getByRole('textbox', { name: /leaves the editor/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('s');
    await at(`${FREE_LAB}/0`);
    const size = (): Promise<number> =>
      slide
        .locator('.lab-editor .view-lines')
        .first()
        .evaluate((lines) => parseFloat(getComputedStyle(lines).fontSize));
    const before = await size();
    await slide.getByRole('heading', { level: 2 }).click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('+');
    await expect.poll(size).toBeGreaterThan(before);
    await page.keyboard.press('PageDown');
    await at(`${FREE_LAB + 1}/0`);
  });
});

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-slide][hidden]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
