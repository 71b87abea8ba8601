// What the browser keeps: upgrades, two tabs, a changed lesson, no room, export and import, review, coming back.
import { readFile } from 'node:fs/promises';
import { runInContext, createContext } from 'node:vm';
import { expect, test, type Page } from '@playwright/test';
import { readCourse } from '../src/course/index.ts';
import { makeVariant } from '../src/learn/index.ts';
import { openLab, type LessonLab } from './lesson.ts';

const COUNTDOWN = '/learn/countdown/';
const ORDER = /^Lab: Countdown\. Write the first six lines/;
const KEY = 'countdown/countdown/order';

const openCountdown = (page: Page): Promise<LessonLab> => openLab(page, COUNTDOWN, ORDER);

/** Puts records where the site keeps them, as a version of the site left them. */
async function putRecords(
  page: Page,
  version: number,
  tables: Record<string, { keyPath: string | string[]; rows: object[] }>,
): Promise<void> {
  await page.goto('/licences/');
  await page.evaluate(
    async ([version, tables]) => {
      const opening = indexedDB.open('interleave', version);
      opening.onupgradeneeded = () => {
        for (const [name, { keyPath }] of Object.entries(tables)) {
          const isNumbered = keyPath === 'id';
          const table = opening.result.createObjectStore(name, { keyPath, autoIncrement: isNumbered });
          if (Array.isArray(keyPath) || isNumbered) table.createIndex('lab', 'lab');
        }
      };
      await new Promise<void>((resolve, reject) => {
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const names = Object.keys(tables);
          const transaction = opening.result.transaction(names, 'readwrite');
          for (const name of names)
            for (const row of tables[name]?.rows ?? []) transaction.objectStore(name).put(row);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    },
    [version, tables] as const,
  );
}

/** How many records a table holds. */
async function countRows(page: Page, table: string): Promise<number> {
  return await page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('interleave');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction(name).objectStore(name).count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    table,
  );
}

/** What version 1 of the site kept. */
const VERSION_1 = {
  drafts: {
    keyPath: ['lab', 'path'],
    rows: [
      {
        lab: KEY,
        path: 'main.ts',
        text: `console.log('mine');\n`,
        starterHash: 'of long ago',
        savedAt: 1000,
      },
    ],
  },
  attempts: {
    keyPath: 'id',
    rows: [
      {
        lab: 'countdown/countdown',
        question: 'order',
        catches: 'M08',
        at: 2000,
        answer: { kind: 'output', lines: ['A 3', 'B 3'] },
        verdict: 'wrong',
        rule: 'R5',
      },
    ],
  },
  solved: { keyPath: 'lab', rows: [{ lab: 'countdown/countdown', at: 3000 }] },
};

test('what version 1 kept is there, and a changed lesson offers mine, new and the difference', async ({
  page,
}) => {
  await putRecords(page, 1, VERSION_1);
  await page.goto('/progress/');
  const lessons = page.getByRole('region', { name: 'Lessons' });
  await lessons.getByText('1 answer').click();
  await expect(lessons).toContainText('A 3 · B 3 not what it did');
  await expect(page.getByRole('region', { name: 'Your code' })).toContainText('1 file, 21 bytes');

  const lab = await openCountdown(page);
  await expect(lab.root).toContainText('This lab has changed since you edited it');
  await expect(lab.code).toContainText('mine');
  await lab.root.getByRole('button', { name: 'Compare' }).click();
  const compared = lab.root.getByRole('group', { name: 'Compare the two texts' });
  await expect(compared.getByRole('list', { name: /^main\.ts: from your text/ })).toContainText(
    `only before: console.log('mine');`,
  );
  await compared.getByRole('radio', { name: /Take the lesson’s new text/ }).check();
  // What is being chosen stays so when a window is made narrow, or a phone is turned.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(lab.root.getByRole('tab', { name: 'Output' })).toBeVisible();
  await expect(compared.getByRole('radio', { name: /Take the lesson’s new text/ })).toBeChecked();
  await page.setViewportSize({ width: 1280, height: 720 });
  await compared.getByRole('button', { name: 'Use what is chosen' }).click();
  await expect(lab.code).toContainText('countdown');
  // Mine is not lost.
  await page.goto('/progress/');
  await page.getByRole('button', { name: /^Bring back the text of Countdown/ }).click();
  await expect(page.getByRole('region', { name: 'Your code' })).toContainText('1 file, 21 bytes');
});

test.describe('two tabs', () => {
  test('one follows the other; what both wrote is both kept', async ({ page, context }) => {
    const lab = await openCountdown(page);
    const other = await context.newPage();
    const second = await openCountdown(other);
    await lab.write(`console.log('from the first');\n`);
    await expect(second.code).toContainText('from the first');

    await second.write(`console.log('from the second');\n`);
    await expect(lab.code).toContainText('from the second');
  });

  test('what both wrote before they heard of each other is both kept', async ({ page, context }) => {
    await context.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => undefined;
    });
    const lab = await openCountdown(page);
    const other = await context.newPage();
    const second = await openCountdown(other);
    await lab.write(`console.log('from the first');\n`);
    await expect.poll(() => countRows(page, 'drafts')).toBe(1);
    await second.write(`console.log('from the second');\n`);
    await expect(second.root).toContainText('Another tab has saved a text of its own');
    await expect(second.code).toContainText('from the second');
    await second.root.getByRole('button', { name: 'Keep mine' }).click();
    await expect(second.root).not.toContainText('Another tab has saved');
    await expect.poll(() => countRows(other, 'spares')).toBeGreaterThan(0);
    await other.goto('/progress/');
    await expect(
      other.getByRole('button', { name: /^Bring back the text of Countdown/ }).first(),
    ).toBeVisible();
  });
});

test('a full disk is told once, in place, and the text stays', async ({ page }) => {
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own table below
    IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, {
      apply(put, table: IDBObjectStore, values: Parameters<IDBObjectStore['put']>) {
        if (table.name === 'drafts') throw new DOMException('No room', 'QuotaExceededError');
        return Reflect.apply(put, table, values);
      },
    });
  });
  const lab = await openCountdown(page);
  await lab.write(`console.log('kept in view');\n`);
  await expect(lab.root.getByText(/no room left/)).toBeVisible();
  await expect(lab.code).toContainText('kept in view');
  await lab.root.getByRole('button', { name: 'Understood' }).click();
  await lab.run.click();
  await expect(lab.lines).toHaveText([/kept in view/]);
  await expect(lab.root.getByText(/no room left/)).toHaveCount(0);
});

test('a browser that keeps nothing says so, and the lesson works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is blocked', 'SecurityError');
    };
  });
  const lab = await openCountdown(page);
  await lab.write(`console.log('for now');\n`);
  await expect(lab.root.getByText(/keeps nothing for this site/)).toBeVisible();
  await lab.run.click();
  await expect(lab.lines).toHaveText([/for now/]);
  await page.goto('/progress/');
  await expect(page.getByText(/keeps nothing for this site/)).toBeVisible();
});

test('export, reset, import in a fresh profile', async ({ page, browser }) => {
  await putRecords(page, 1, VERSION_1);
  await page.goto('/progress/');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a file' }).click();
  const download = await downloading;
  const path = await download.path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ interleave: 'progress', version: 2 });

  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await expect(page.getByRole('region', { name: 'Lessons' })).toContainText('1 answer');
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Delete it all' }).click();
  await expect(page.getByRole('region', { name: 'Lessons' })).toContainText('Nothing yet');

  const context = await browser.newContext();
  const fresh = await context.newPage();
  await fresh.goto(new URL('/progress/', page.url()).href);
  const field = fresh.getByLabel('Import a file');
  await field.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(fresh.getByText(/not exported from this site. Nothing was changed/)).toBeVisible();
  await field.setInputFiles(path);
  await expect(
    fresh.getByText(
      'Imported: 1 answer, 1 solved challenge, 1 lab with code. Nothing that was here is lost.',
    ),
  ).toBeVisible();
  await expect(fresh.getByRole('region', { name: 'Lessons' })).toContainText('1 answer');
  await context.close();
});

/** What a variant of a lab of plain lines prints, by this process' own hand. */
function printVariant(lesson: string, id: string, seed: number): string[] {
  const lab = readCourse()
    .lessons.find(({ slug }) => slug === lesson)
    ?.labs.find((each) => each.id === id);
  const variant = lab === undefined ? null : makeVariant(lab, seed);
  if (variant === null) throw new Error(`expected ${lesson}/${id} to have a variant`);
  const lines: string[] = [];
  runInContext(
    variant.files['main.ts'] ?? '',
    createContext({ console: { log: (line: string) => lines.push(line) } }),
  );
  return lines;
}

test('a missed question comes back another day as a variant, and leads on to the next', async ({ page }) => {
  await page.clock.install({ time: new Date(2026, 2, 10, 12) });
  await page.goto('/review/');
  await expect(page.getByText('Nothing waits.')).toBeVisible();
  const lab = await openLab(page, '/learn/coroutines/', /^Lab: Demo 1: stop and go/);
  await lab.root.getByRole('textbox', { name: 'Line 1' }).fill('in: begins');
  await lab.root.getByRole('button', { name: 'Commit prediction' }).click();
  await lab.run.click();
  await expect(lab.root.getByRole('group', { name: 'How the prediction compares' })).toContainText('differs');
  await expect.poll(() => countRows(page, 'reviews')).toBe(1);
  await page.clock.setFixedTime(new Date(2026, 2, 10, 13));
  await page.goto('/q/countdown/quiz-waits-overlap/');
  const asked = page.locator('[data-lab-root]');
  await asked.getByRole('radio', { name: 'After 1,000 ms' }).check();
  await asked.getByRole('button', { name: 'Commit and run' }).click();
  await expect.poll(() => countRows(page, 'reviews')).toBe(2);

  await page.goto('/review/');
  await expect(page.getByText('The next question comes tomorrow.')).toBeVisible();
  await page.clock.setFixedTime(new Date(2026, 2, 11, 9));
  await page.goto('/review/');
  await expect(page.getByText('2 questions to go')).toBeVisible();
  await page.getByRole('link', { name: 'Begin', exact: true }).click();

  await expect(page).toHaveURL(/\/q\/coroutines\/demo1-lines\/#seed=1&review=1$/);
  const bar = page.getByRole('complementary', { name: 'Review' });
  await expect(bar).toContainText('This one and 1 more today.');
  await asked
    .getByText('How sure are you?')
    .or(asked.getByRole('button', { name: 'Predict' }))
    .first()
    .click();
  for (const [index, line] of printVariant('coroutines', 'demo1', 1).slice(0, 5).entries())
    await asked.getByRole('textbox', { name: `Line ${index + 1}` }).fill(line);
  await asked.getByRole('button', { name: 'Commit and run' }).click();
  await expect(asked.getByRole('group', { name: 'How the prediction compares' })).toContainText('✓ matches');
  await expect(bar).toContainText('Answered. 1 to go.');
  await bar.getByRole('link', { name: 'Next in review' }).click();

  // The quiz's program has no variant: it is asked anew as it stands.
  await expect(page).toHaveURL(/\/q\/countdown\/quiz-waits-overlap\/#review=1$/);
  await page.clock.setFixedTime(new Date(2026, 2, 11, 9, 5));
  await asked.getByRole('radio', { name: 'After 500 ms' }).check();
  await asked.getByRole('button', { name: 'Skip, I know' }).click();
  await expect(bar).toContainText('Done for today.');
  await asked.getByRole('button', { name: 'Run it' }).click();
  await expect(asked.getByRole('option', { name: /done/ })).toBeVisible();
  await bar.getByRole('link', { name: 'See your review' }).click();

  await expect(page.getByText('Done for today. The next question comes tomorrow.')).toBeVisible();
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveText([/✓.*: right$/, /–.*: skipped$/]);
  // What was known waits longer than a day; what was skipped does not.
  await page.clock.setFixedTime(new Date(2026, 2, 12, 9));
  await page.goto('/review/');
  await expect(page.getByText('1 question to go')).toBeVisible();
  await expect(rows).toHaveText([/Countdown|Quiz/]);
});

test('settings: taken over from where they were, the same in every tab, exported, imported, reset', async ({
  page,
  browser,
}) => {
  await page.goto('/licences/');
  await page.evaluate(() => {
    localStorage.setItem('interleave:font-size', '19');
    localStorage.setItem('theme', 'dark');
  });
  const lab = await openCountdown(page);
  await lab.root.getByText('More', { exact: true }).click();
  await expect(lab.root.getByRole('group', { name: 'Text size' })).toContainText('19');

  const other = await page.context().newPage();
  await other.goto('/progress/');
  const size = other.getByRole('group', { name: 'Code and output in labs' });
  await expect(size).toContainText('19 px');
  await size.getByRole('button', { name: 'Larger' }).click();
  await expect(lab.root.getByRole('group', { name: 'Text size' })).toContainText('20');
  await other.getByRole('combobox', { name: 'Theme' }).first().selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  const downloading = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Export as a file' }).click();
  const path = await (await downloading).path();
  const context = await browser.newContext();
  const fresh = await context.newPage();
  await fresh.goto(new URL('/progress/', page.url()).href);
  await fresh.getByLabel('Import a file').setInputFiles(path);
  await expect(fresh.getByText(/^Imported: .*2 settings/)).toBeVisible();
  await expect(fresh.getByRole('group', { name: 'Code and output in labs' })).toContainText('20 px');
  await expect(fresh.locator('html')).toHaveAttribute('data-theme', 'light');
  await fresh.getByRole('button', { name: 'Reset' }).click();
  await fresh.getByRole('button', { name: 'Delete it all' }).click();
  await expect(fresh.getByRole('group', { name: 'Code and output in labs' })).toContainText('15 px');
  await expect(fresh.locator('html')).not.toHaveAttribute('data-theme');
  await context.close();
});

test('coming back: the place, the code, the marks', async ({ page }) => {
  await page.clock.install();
  await page.goto(COUNTDOWN);
  await expect(page.getByRole('link', { name: /^Continue at slide/ })).toHaveCount(0);
  const third = page.locator('[data-slide="3"]');
  const title = (await third.getByRole('heading', { level: 2 }).locator('span').first().innerText()).trim();
  await third.evaluate((slide) => slide.scrollIntoView({ behavior: 'instant', block: 'start' }));
  const mark = page.locator('[data-slide-table] li').nth(2).locator('[data-mark]');
  await expect(async () => {
    await page.clock.runFor(1500);
    await expect(mark).toContainText('seen', { timeout: 500 });
  }).toPass();

  await page.goto('/');
  const back = page.getByRole('region', { name: 'Where you were' });
  await expect(back).toContainText(title);
  await back.getByRole('link', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/learn\/countdown\/#.+/);
  await page.goto('/licences/');
  await page.goto(COUNTDOWN);
  await page.getByRole('link', { name: /^Continue at slide 3/ }).click();
  await expect(third).toBeInViewport();
});

test('the solution is not in the page, and comes as a difference after a change of one’s own', async ({
  page,
}) => {
  const response = await page.goto('/solutions/countdown/countdown.json');
  const { files } = (await response?.json()) as { files: Record<string, string> };
  const lab = await openCountdown(page);
  expect(await page.content()).not.toContain(files['main.ts']?.slice(-200).trim());
  await lab.root.getByRole('button', { name: 'Skip, I know' }).click();
  await expect(lab.root.getByRole('group', { name: 'Solution' })).toContainText(
    'Run a change of your own first',
  );
  await lab.write(`console.log('mine');\n`);
  await lab.run.click();
  await lab.root.getByRole('button', { name: 'Show the solution' }).click();
  const diff = lab.root.getByRole('list', { name: 'main.ts: from your text to the solution' });
  await expect(diff).toContainText(`only before: console.log('mine');`);
  await lab.root.getByRole('button', { name: 'Put it in the editor' }).click();
  await expect(lab.code).not.toContainText('mine');
});
