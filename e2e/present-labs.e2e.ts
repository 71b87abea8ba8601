// A lab on a slide is the same in both windows of a talk, and its program runs once.
import { expect, test, type BrowserContext, type Locator } from '@playwright/test';
import { findNumber, openBeside, openOn, type DeckPage } from './deck.ts';

const CLOCK = '/present/countdown/';
/** A lab that nothing is asked about. */
const CLOCK_SLIDE = findNumber('countdown', 'A clock on the wall');
const RACES = '/present/races/';
const SEAT_SLIDE = findNumber('races', 'Seat 1: two lines');

interface Talk {
  deck: DeckPage;
  presenter: DeckPage;
}

/** Counts the executions that each window begins: its sandbox says so once a run. */
async function countRuns(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (window !== window.top) return;
    Object.assign(window, { runsBegun: 0, posts: 0 });
    const { prototype } = BroadcastChannel;
    const post = Object.getOwnPropertyDescriptor(prototype, 'postMessage')?.value as (message: {
      type: string;
    }) => void;
    prototype.postMessage = function count(this: BroadcastChannel, message: { type: string }): void {
      // Windows ask now and then who is there, and drafts have a channel of their own.
      const isOfTalk = this.name.startsWith('interleave:present:');
      if (isOfTalk && !['ping', 'pong'].includes(message.type))
        (window as unknown as { posts: number }).posts += 1;
      post.call(this, message);
    };
    addEventListener('message', ({ data }: MessageEvent<{ type?: unknown } | null>) => {
      const counted = window as unknown as { runsBegun: number };
      if (data?.type === 'started') counted.runsBegun += 1;
    });
  });
}

function findRuns({ page }: DeckPage): Promise<number> {
  return page.evaluate(() => (window as unknown as { runsBegun: number }).runsBegun);
}

/** How many messages a window has sent to the other. */
function countPosts({ page }: DeckPage): Promise<number> {
  return page.evaluate(() => (window as unknown as { posts: number }).posts);
}

async function openBoth(context: BrowserContext, lesson: string, slide: number): Promise<Talk> {
  await countRuns(context);
  const deck = await openOn(await context.newPage(), lesson, slide);
  const presenter = await openBeside(context, `${lesson}presenter/`);
  return { deck, presenter };
}

/** Makes the lab live in the presenter's window; the deck follows. */
async function openLab({ deck, presenter }: Talk): Promise<void> {
  await presenter.page.bringToFront();
  await presenter.slide.locator('.lab-still-code code').first().click();
  for (const { slide } of [presenter, deck]) await expect(findEditor(slide)).toBeAttached();
}

const findEditor = (slide: Locator): Locator => slide.locator('.lab-editor .view-lines').first();
const findLines = (slide: Locator): Locator =>
  slide.getByRole('listbox', { name: 'Output lines' }).getByRole('option');
const findState = (slide: Locator): Locator => slide.locator('.lab-toolbar .lab-state p');
const findHead = (slide: Locator): Locator => slide.locator('.lab-seat .lab-headline');
const findOptions = (slide: Locator): Locator => slide.locator('.lab-option');
const findRun = (slide: Locator): Locator => slide.locator('.lab-run');

async function write({ page, slide }: DeckPage, text: string): Promise<void> {
  await page.bringToFront();
  await findEditor(slide).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

function findText({ slide }: DeckPage): Promise<string> {
  return findEditor(slide).innerText();
}

function findFontSize({ slide }: DeckPage): Promise<number> {
  return findEditor(slide).evaluate((lines) => parseFloat(getComputedStyle(lines).fontSize));
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

test('a run on the real clock shows in both as it goes on, and either stops it', async ({ context }) => {
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  const { deck, presenter } = talk;
  await openLab(talk);
  await presenter.slide.getByLabel('real', { exact: true }).check();
  await expect(deck.slide.getByLabel('real', { exact: true })).toBeChecked();
  await findRun(presenter.slide).click();
  await expect(findLines(deck.slide).first()).toContainText('C 3');
  await expect(findState(deck.slide)).toContainText('running');
  await deck.slide.getByRole('button', { name: 'Stop' }).click();
  for (const { slide } of [presenter, deck]) await expect(findState(slide)).toContainText('stopped');
  const lines = await findLines(presenter.slide).count();
  await expect(findLines(deck.slide)).toHaveCount(lines);
  expect([await findRuns(presenter), await findRuns(deck)]).toEqual([1, 0]);
});

test('the cursor, what is marked, type size, reset and undo are the same in both', async ({ context }) => {
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  const { deck, presenter } = talk;
  await openLab(talk);
  await findRun(presenter.slide).click();
  await expect(findLines(deck.slide)).toHaveCount(12);
  const posted = await countPosts(deck);
  for (const line of [2, 7, 3, 9, 5]) await findLines(presenter.slide).nth(line).click();
  await expect(findLines(deck.slide).nth(5)).toHaveAttribute('aria-selected', 'true');
  await expect(deck.slide.locator('.lab-glow-line').first()).toBeAttached();

  await findEditor(presenter.slide).click();
  await presenter.page.keyboard.press('ControlOrMeta+a');
  await expect(deck.slide.locator('.lab-their-marked').first()).toBeAttached();
  await presenter.page.keyboard.insertText('// new');
  await expect.poll(() => findText(deck)).toMatch(/^\/\/.new$/);
  // A word at a time.
  for (let word = 0; word < 3; word += 1) await presenter.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => findText(deck)).toMatch(/countdown/);
  await presenter.page.keyboard.type('// other', { delay: 15 });
  await expect.poll(() => findText(deck)).toMatch(/other/);
  await presenter.slide.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect.poll(() => findText(deck)).not.toMatch(/other/);

  const before = await findFontSize(deck);
  await presenter.slide.getByText('More', { exact: true }).click();
  await presenter.slide.getByRole('button', { name: 'Larger text' }).click();
  await expect.poll(() => findFontSize(deck)).toBeGreaterThan(before);
  // What follows says nothing, or two windows would go on telling each other for ever.
  expect(await countPosts(deck)).toBe(posted);

  await findLines(deck.slide).nth(1).click();
  await expect(findLines(presenter.slide).nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('text that does not compile leaves the last good run in view, greyed, in both', async ({ context }) => {
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  const { deck, presenter } = talk;
  await openLab(talk);
  await findRun(presenter.slide).click();
  await expect(findLines(deck.slide)).toHaveCount(12);
  await write(presenter, 'const = 1;');
  await findRun(presenter.slide).click();
  for (const { slide } of [presenter, deck]) {
    await expect(findState(slide)).toContainText('does not compile');
    await expect(findLines(slide)).toHaveCount(12);
    await expect(slide.locator('.lab-output-scroll')).toHaveCSS('opacity', '0.45');
    await expect(slide.getByRole('list', { name: 'What the run reports' })).toBeVisible();
  }
});

test('a window that is reloaded shows the lab as it was, without running it again', async ({ context }) => {
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  await openLab(talk);
  await write(talk.presenter, 'console.log("kept");\nconsole.log("too");');
  await findRun(talk.presenter.slide).click();
  await expect(findLines(talk.deck.slide)).toHaveCount(2);
  await findLines(talk.presenter.slide).first().click();
  for (const window of [talk.deck, talk.presenter]) {
    await window.page.reload();
    await expect(findLines(window.slide)).toHaveText([/kept/, /too/]);
    await expect(findLines(window.slide).first()).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => findText(window)).toMatch(/kept/);
    expect(await findRuns(window)).toBe(0);
  }
  await findRun(talk.deck.slide).click();
  await expect(findState(talk.presenter.slide)).toContainText('finished');
  expect([await findRuns(talk.presenter), await findRuns(talk.deck)]).toEqual([0, 1]);
});

test('the verdict and the seat of threads are the same in both, and picks reach the run', async ({
  context,
}) => {
  const talk = await openBoth(context, RACES, SEAT_SLIDE);
  const { deck, presenter } = talk;
  await openLab(talk);
  await presenter.slide.getByRole('button', { name: 'Explore' }).click();
  for (const { slide } of [presenter, deck])
    await expect(slide.getByRole('list', { name: 'Outcomes' }).getByRole('listitem').first()).toBeVisible();
  const outcomes = await presenter.slide.getByRole('list', { name: 'Outcomes' }).innerText();
  expect(await deck.slide.getByRole('list', { name: 'Outcomes' }).innerText()).toBe(outcomes);
  expect(await findRuns(deck)).toBe(0);

  await presenter.slide.getByRole('button', { name: 'Take the seat', exact: true }).click();
  await expect(findHead(deck.slide)).toContainText('Choice 1');
  await findOptions(presenter.slide).first().click();
  for (const { slide } of [presenter, deck]) await expect(findHead(slide)).toContainText('Choice 2');
  await findOptions(deck.slide).last().click();
  for (const { slide } of [presenter, deck]) await expect(findHead(slide)).toContainText('Choice 3');
  expect(await findOptions(deck.slide).allInnerTexts()).toEqual(
    await findOptions(presenter.slide).allInnerTexts(),
  );
  expect(await findRuns(deck)).toBe(0);

  // The window that ran it comes back without the run; the deck goes on from what it shows.
  await presenter.page.reload();
  await expect(findHead(presenter.slide)).toContainText('Choice 3');
  await findOptions(deck.slide).first().click();
  for (const { slide } of [presenter, deck]) await expect(findHead(slide)).toContainText('3 choices');
  await presenter.slide.getByRole('button', { name: 'Undo' }).click();
  await expect(findHead(deck.slide)).toContainText('Choice 3');
});

test('where the compiler cannot be loaded, a lab plays its recorded run and says so', async ({ context }) => {
  await context.route('**/*.wasm', (route) => route.abort());
  const talk = await openBoth(context, CLOCK, CLOCK_SLIDE);
  await openLab(talk);
  await findRun(talk.presenter.slide).click();
  for (const { slide } of [talk.presenter, talk.deck]) {
    await expect(findLines(slide)).toHaveCount(12);
    await expect(slide.getByText('This is a recorded run')).toBeVisible();
  }
  expect([await findRuns(talk.presenter), await findRuns(talk.deck)]).toEqual([0, 0]);
});
