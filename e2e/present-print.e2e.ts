// Slides and handouts on paper: a page for each slide, nothing cut off, and no answer of a prediction before the class.
import { expect, test, type Page } from '@playwright/test';
import { countPdfPages } from '../src/cli/count-pdf-pages.ts';
import { readCourse, type Lesson } from '../src/course/index.ts';
import { findNumber } from './deck.ts';

const { lessons } = readCourse();

async function openPaper(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.goto(path);
  await expect(page.locator('html[data-ready]')).toBeAttached();
}

async function countPages(page: Page): Promise<number> {
  return countPdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
}

/** What labs that are asked about print, lines in a row, where no code or text of the lab holds the same. */
function listAnswers({ labs, quiz }: Lesson): string[] {
  return [...labs.filter(({ predict }) => predict.length > 0), ...quiz.map(({ lab }) => lab)]
    .filter(({ expect: { output = [] } }) => output.length > 1)
    .map(({ files, predict, expect: { output = [] } }) => ({
      answer: output.join(' '),
      shown: [...Object.values(files), JSON.stringify(predict)].join(' '),
    }))
    .filter(({ answer, shown }) => !shown.replace(/\s+/g, ' ').includes(answer))
    .map(({ answer }) => answer);
}

for (const lesson of lessons) {
  const { slug, slides } = lesson;
  for (const path of ['print/', 'print/after/', 'handout/', 'handout/after/'])
    test(`${slug}: ${path} has a page for each slide, and no answer before the class`, async ({ page }) => {
      await openPaper(page, `/present/${slug}/${path}`);
      expect(await countPages(page)).toBe(slides.length);
      expect(await page.evaluate(findCuts)).toEqual([]);
      if (path.includes('after')) return;
      const text = (await page.locator('main').textContent())?.replace(/\s+/g, ' ') ?? '';
      expect(listAnswers(lesson).filter((answer) => text.includes(answer))).toEqual([]);
      expect(lesson.quiz.filter(({ after }) => text.includes(after.replaceAll('`', '')))).toEqual([]);
      await expect(page.locator('[data-held] svg, .lab-after, [data-state="closed"]')).toHaveCount(0);
      await expect(page.locator('[data-waiting] :is(h2, .slide-body > *)')).toHaveCount(0);
    });
}

test('a recorded run waits for its vote, and is there after the class', async ({ page }) => {
  const picture = (index: number): string =>
    `[data-id="which-word-made-the-difference"] .deck-timeline >> nth=${index}`;
  await openPaper(page, '/present/countdown/print/');
  const number = findNumber('countdown', 'Which word made the difference?');
  await expect(page.getByText(`Slide ${number} waits for the vote on slide ${number - 1}.`)).toBeVisible();
  await expect(page.locator(picture(0))).toHaveCount(0);
  await openPaper(page, '/present/countdown/print/after/');
  await expect(page.locator(picture(0)).locator('svg:visible')).toHaveCount(1);
});

test('counted orders wait for the vote before them', async ({ page }) => {
  await openPaper(page, '/present/races/print/');
  await expect(page.getByText('Slide 3 waits for the vote on slide 2.')).toBeVisible();
  await expect(page.locator('.orders')).toHaveCount(0);
  await openPaper(page, '/present/races/print/after/');
  await expect(page.locator('.orders').first()).toContainText('ends at 1');
});

test('a handout has the whole code of each lab, and room to write', async ({ page }) => {
  await openPaper(page, '/present/countdown/handout/');
  const sheet = page.locator('.sheet').nth(findNumber('countdown', 'Who speaks when?') - 1);
  await expect(sheet.locator('.handout-code')).toContainText("countdown('D', 1000),");
  await expect(sheet.locator('.rows li')).toHaveCount(6);
  await expect(
    page
      .locator('.sheet')
      .nth(findNumber('countdown', 'Four short programs') - 1)
      .locator('.handout-lab'),
  ).toHaveCount(4);
});

test('notes stand in the handout until the first question, and all of them after the class', async ({
  page,
}) => {
  await openPaper(page, '/present/countdown/handout/');
  await expect(page.locator('.sheet-notes')).toHaveCount(2);
  await openPaper(page, '/present/countdown/handout/after/');
  await expect(page.locator('.sheet-notes')).toHaveCount(
    lessons.find(({ slug }) => slug === 'countdown')!.slides.length,
  );
});

/** In the page: what does not fit its slide or its sheet. */
function findCuts(): string[] {
  const panes = document.querySelectorAll(
    '.slide-body, .vote, .lab-still-side, .code-figure .code, .sheet, .sheet-top, .sheet-labs, .handout-code .code, .lab-still-code [data-text]:not([hidden]) .code',
  );
  return [...panes].flatMap((pane) => {
    if (pane.closest('.lab-still-code:has(.goes-on)') !== null) return []; // it says so itself
    const down = pane.scrollHeight - pane.clientHeight;
    const across = pane.scrollWidth - pane.clientWidth;
    if (pane.clientHeight === 0 || (down <= 2 && across <= 2)) return [];
    const slide = pane.closest('.sheet, .paper-slide')?.querySelector<HTMLElement>('[data-title]')?.dataset[
      'title'
    ];
    return [`slide “${slide ?? ''}”: ${pane.className} is cut, ${down} px down, ${across} px across`];
  });
}
