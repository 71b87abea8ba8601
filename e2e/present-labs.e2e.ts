// A lab on a slide is the same in both windows of a talk, and its program runs once.
import { expect, test, type BrowserContext, type Locator } from '@playwright/test';
import { openBeside, type DeckPage } from './deck.ts';

const CLOCK = '/present/countdown/';
/** A lab that nothing is asked about. */
const CLOCK_SLIDE = '#/8';
const RACES = '/present/races/';
const SEAT_SLIDE = '#/4';

interface Talk {
  deck: DeckPage;
  presenter: DeckPage;
}

/** Counts the executions that each window begins: its sandbox says so once a run. */
async function countRuns(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (window !== window.top) return;
    Object.assign(window, { runsBegun: 0 });
    addEventListener('message', ({ data }: MessageEvent<{ type?: unknown } | null>) => {
      const counted = window as unknown as { runsBegun: number };
      if (data?.type === 'started') counted.runsBegun += 1;
    });
  });
}

function findRuns({ page }: DeckPage): Promise<number> {
  return page.evaluate(() => (window as unknown as { runsBegun: number }).runsBegun);
}

async function openBoth(context: BrowserContext, lesson: string, slide: string): Promise<Talk> {
  await countRuns(context);
  const deck = await openBeside(context, `${lesson}${slide}`);
  const presenter = await openBeside(context, `${lesson}presenter/`);
  return { deck, presenter };
}

/** Makes the lab live in the presenter's window; the deck follows. */
async function openLab({ deck, presenter }: Talk): Promise<void> {
  await presenter.page.bringToFront();
  await presenter.slide.locator('.lab-still-code code').first().click();
  for (const { slide } of [presenter, deck]) await expect(findEditor(slide)).toBeAttached();
}

const findEditor = (slide: Locator): Locator =>
  slide.locator('.lab-editor .monaco-editor.vs, .lab-editor .view-lines').first();
const findLines = (slide: Locator): Locator =>
  slide.getByRole('listbox', { name: 'Output lines' }).getByRole('option');
const findState = (slide: Locator): Locator => slide.locator('.lab-toolbar .lab-state p');
const findRun = (slide: Locator): Locator => slide.locator('.lab-run');

async function write({ page, slide }: DeckPage, text: string): Promise<void> {
  await page.bringToFront();
  await slide.locator('.lab-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

function findText({ slide }: DeckPage): Promise<string> {
  return slide.locator('.lab-editor .view-lines').first().innerText();
}

test('what is typed in one shows in the other; it runs once, and both show the run', async ({ context }) => {
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  const { deck, presenter } = talk;
  await openLab(talk);
  await write(presenter, 'console.log("one", 1);\nconsole.log("two", performance.now());');
  await expect.poll(() => findText(deck)).toMatch(/one/);
  await findRun(presenter.slide).click();
  for (const { slide } of [presenter, deck]) {
    await expect(findLines(slide)).toHaveCount(2);
    await expect(findState(slide)).toContainText('finished');
  }
  // Real time of the one run, which another run would not take again.
  expect(await findState(deck.slide).innerText()).toBe(await findState(presenter.slide).innerText());
  expect(await findRuns(presenter)).toBe(1);
  expect(await findRuns(deck)).toBe(0);
  await expect(deck.slide.locator('.lab-timeline canvas').first()).toBeVisible();

  await write(deck, 'console.log("three");');
  await expect.poll(() => findText(presenter)).toMatch(/three/);
  await findRun(deck.slide).click();
  for (const { slide } of [presenter, deck]) await expect(findLines(slide)).toHaveText([/three/]);
  expect(await findRuns(presenter)).toBe(1);
  expect(await findRuns(deck)).toBe(1);
});
