// A vote in a room without devices: nothing answers before it is closed, however one comes here.
import { expect, test } from '@playwright/test';
import { openBeside, openDeck, type DeckPage } from './deck.ts';

const DECK = '/present/countdown/';
const RACES = '/present/races/';

const typeEntry = async ({ page }: DeckPage, text: string): Promise<void> => {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

test('hands are typed, bars show, the second count stands beside the first, then Run', async ({ page }) => {
  const deck = await openDeck(page, `${DECK}#/5`);
  const { slide, at } = deck;
  await expect(slide.locator('.letter')).toHaveText(['A', 'B', 'C']);
  await expect(slide.getByRole('button', { name: 'Run', exact: true })).toBeHidden();
  await typeEntry(deck, 'a 12');
  await typeEntry(deck, 'b21, c 3');
  await expect(slide.locator('.hands')).toHaveText(['12', '21', '3']);
  await page.keyboard.press('v');
  await typeEntry(deck, 'c 30');
  await expect(slide.locator('.is-round-1')).toHaveText(['–', '–', '30']);
  await expect(slide.locator('.is-round-0')).toHaveText(['12', '21', '3']);
  await page.keyboard.press('ArrowRight');
  await at('5/1');
  await slide.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(slide.getByRole('listbox', { name: 'Output lines' }).getByRole('option')).toHaveCount(12);
  await expect(slide.locator('.is-round-1').last()).toHaveText('30');
});

test('what cannot be read is said, and an answer from the room gets a letter', async ({ page }) => {
  const deck = await openDeck(page, `${RACES}#/5`);
  await typeEntry(deck, 'w 3');
  await typeEntry(deck, 'w none of these');
  await expect(deck.slide.locator('.letter')).toHaveText(['A', 'B']);
  await typeEntry(deck, 'b 4');
  await expect(deck.slide.locator('.hands').last()).toHaveText('4');
  await typeEntry(deck, 'a x');
  await expect(page.getByRole('status', { name: 'Typed' })).toContainText('Type hands as “a 12”');
});

test('counts stay over a reload, and go into a CSV', async ({ page, context }) => {
  const deck = await openDeck(page, `${DECK}#/5`);
  await typeEntry(deck, 'a 12');
  await page.reload();
  await expect(deck.slide.locator('.hands').first()).toHaveText('12');
  const presenter = await openBeside(context, `${DECK}presenter/`);
  const download = presenter.page.waitForEvent('download');
  await presenter.page.getByRole('button', { name: 'Counts as CSV' }).click();
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(text).toContain('lesson,slide,question,count,choice,text,hands\r\n');
  expect(text).toMatch(/countdown,5,.*,1,A,.*,12\r\n/);
});

test.describe('before the vote is closed, the projector shows no answer', () => {
  /** Explanations of the quiz, the runs that the slides recorded, what steps keep back. */
  const QUIZ_AFTER = 'The call runs on the thread of its caller';

  test('not by a link to a later step, nor after a reload', async ({ page }) => {
    const { at, slide } = await openDeck(page, `${DECK}#/15/9`);
    await at('15/0');
    await expect(page.getByText(QUIZ_AFTER)).toBeHidden();
    await expect(slide.getByRole('button', { name: /^(Run|Explore|Take the seat)$/ })).toHaveCount(0);
    await page.reload();
    await at('15/0');
    await expect(page.getByText(QUIZ_AFTER)).toBeHidden();
  });

  test('not by a jump to a recorded run of the lab that is asked about', async ({ page }) => {
    const { at, slide } = await openDeck(page, `${DECK}#/11`);
    await at('11/0');
    await expect(slide.getByText('This picture waits for the vote on slide 4.')).toBeVisible();
    await expect(slide.locator('svg.tl:visible')).toHaveCount(0);
    expect(await findSeen(slide.page())).not.toContain('C 3');
  });

  test('not in the overview: slides that were not shown are titles', async ({ page }) => {
    const { at } = await openDeck(page, `${RACES}#/13`);
    await at('13/0');
    await page.keyboard.press('o');
    const overview = page.getByRole('dialog', { name: 'All slides' });
    await expect(overview.getByRole('button')).toHaveCount(24);
    await expect(overview.locator('.deck-slide')).toHaveCount(1);
    await expect(overview.locator('svg.tl:visible')).toHaveCount(0);
  });

  test('not on paper', async ({ page }) => {
    await openDeck(page, `${DECK}#/11`);
    await page.emulateMedia({ media: 'print' });
    expect(await findSeen(page)).not.toContain('C 3');
    await expect(page.locator('svg.tl:visible')).toHaveCount(0);
  });

  test('notes are not in the deck at all, and wait where one display shows both', async ({
    page,
    context,
  }) => {
    const response = await page.goto(DECK);
    expect(await response?.text()).not.toContain('The usual wrong answer');
    const presenter = await openBeside(context, `${DECK}presenter/#/5`);
    const notes = presenter.page.getByRole('group', { name: 'Notes of this slide' });
    await expect(notes).toContainText('The usual wrong answer');
    await presenter.page.getByRole('button', { name: 'One display' }).click();
    await expect(notes).toBeHidden();
    await presenter.page.keyboard.press('ArrowRight');
    await expect(notes).toBeVisible();
  });

  test('clearing the counts opens the vote again', async ({ page }) => {
    const { at, slide } = await openDeck(page, `${DECK}#/5`);
    await page.keyboard.press('ArrowRight');
    await at('5/1');
    await page.keyboard.press('x');
    await at('5/0');
    await expect(slide.getByRole('button', { name: 'Run', exact: true })).toBeHidden();
  });
});

/** Text that can be seen in the page. */
const findSeen = (page: DeckPage['page']): Promise<string> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true)
        seen.push(node.nodeValue ?? '');
    return seen.join(' ');
  });
