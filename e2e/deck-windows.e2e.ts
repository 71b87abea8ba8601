// Two windows of one talk: what happens in one shows in the other, and either may be reloaded.
import { expect, test, type BrowserContext } from '@playwright/test';
import { findNumber, openBeside, type DeckPage } from './deck.ts';

const DECK = '/present/countdown/';
const LAST = findNumber('countdown');
const PRESENTER = '/present/countdown/presenter/';

async function openBoth(context: BrowserContext): Promise<{ deck: DeckPage; presenter: DeckPage }> {
  return { deck: await openBeside(context, DECK), presenter: await openBeside(context, PRESENTER) };
}

test('they go through a whole lesson in step, driven from either', async ({ context }) => {
  const { deck, presenter } = await openBoth(context);
  let place = '';
  for (let turn = 0; place !== `${LAST}/0`; turn += 1) {
    const [driver, other] = turn % 2 === 0 ? [presenter, deck] : [deck, presenter];
    await driver.page.keyboard.press('ArrowRight');
    place = (await driver.page.locator('[data-deck]').getAttribute('data-step')) ?? '';
    await other.at(place);
    expect(turn).toBeLessThan(80);
  }
});

test('a window that comes late, or is reloaded, catches up', async ({ context }) => {
  const deck = await openBeside(context, `${DECK}#/7`);
  await deck.page.keyboard.press('ArrowRight');
  const presenter = await openBeside(context, PRESENTER);
  await presenter.at('7/0');
  await presenter.page.keyboard.press('ArrowRight');
  await deck.at('7/1');
  await deck.page.reload();
  await deck.at('7/1');
  await deck.page.keyboard.press('ArrowRight');
  await presenter.at('8/0');
  await presenter.page.reload();
  await presenter.at('8/0');
});

test('counts, timer, black screen and type size are the same in both', async ({ context }) => {
  const { deck, presenter } = await openBoth(context);
  await presenter.page.keyboard.type('5');
  await presenter.page.keyboard.press('Enter');
  await deck.at('5/0');
  await presenter.page.keyboard.press('ArrowRight');
  await presenter.page.keyboard.type('a 12');
  await presenter.page.keyboard.press('Enter');
  await expect(deck.slide.locator('.hands').first()).toHaveText('12');
  await presenter.page.getByRole('button', { name: 'Timer', exact: true }).click();
  await expect(deck.slide.getByRole('button', { name: /to discuss$/ })).toHaveAttribute('data-state', 'on');
  await presenter.page.getByRole('button', { name: 'Black' }).click();
  await expect(deck.page.locator('.black')).toBeVisible();
  await deck.page.keyboard.press('b');
  await deck.page.keyboard.press('Escape');
  await deck.page.keyboard.press('.');
  await expect(presenter.page.locator('.black')).toBeHidden();
});

test('pen and pointer of one window show in the other, and belong to their slide', async ({ context }) => {
  const { deck, presenter } = await openBoth(context);
  const { page } = presenter;
  await page.keyboard.press('p');
  const box = await page.getByRole('region', { name: /^Slides/ }).boundingBox();
  if (box === null) throw new Error('The stage must be on show.');
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(deck.page.locator('.ink g path')).toHaveCount(1);
  const drawn = await deck.page
    .locator('.ink g path')
    .evaluate((path) => (path as SVGPathElement).getBBox().width);
  expect(drawn).toBeGreaterThan(300);
  expect(drawn).toBeLessThan(340);
  await page.keyboard.press('l');
  await page.mouse.move(box.x + 40, box.y + 40, { steps: 3 });
  await expect(deck.page.locator('.ink circle')).toBeVisible();
  await page.keyboard.press('l');
  await expect(deck.page.locator('.ink circle')).toBeHidden();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await deck.at('2/0');
  await expect(deck.page.locator('.ink g path')).toHaveCount(0);
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(deck.page.locator('.ink g path')).toHaveCount(1);
  await page.keyboard.press('e');
  await expect(deck.page.locator('.ink g path')).toHaveCount(0);
});

test('the presenter has notes, the next slide, time and steps', async ({ context }) => {
  const { page } = await openBeside(context, PRESENTER);
  await expect(page.getByRole('group', { name: 'Notes of this slide' })).toContainText(
    'Let the picture stand',
  );
  await expect(page.getByText(`Slide 1 of ${LAST} · step 0 of 1`)).toBeVisible();
  await expect(page.getByText('not begun')).toBeVisible();
  await expect(page.getByText('No deck is open.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-presenter="next"]')).toContainText('The program');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/ahead$|^on time$/)).toBeVisible();
  await expect(page.locator('[data-presenter="elapsed"]')).not.toHaveText('0:00');
});

test('on a phone the presenter’s page has room and two large buttons', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    baseURL: baseURL ?? '',
  });
  const { page, at } = await openBeside(context, PRESENTER);
  await page.getByRole('button', { name: 'On →' }).tap();
  await at('1/1');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
