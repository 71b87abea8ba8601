// The pages around the lessons, with something kept to show: by keys alone, at 360 px, in both themes.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const ROUTES = [
  '/progress/',
  '/review/',
  '/start/',
  '/play/',
  '/glossary/',
  '/references/',
  '/q/countdown/quiz-waits-overlap/#review=1',
];

const DAY_MS = 86_400_000;

/** An export with some of each table; two questions are due. */
function createExport(now: number): string {
  const card = {
    due: now - DAY_MS,
    stability: 0,
    difficulty: 0,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 0,
    lapses: 0,
    state: 0,
    lastReview: null,
  };
  const attempt = { catches: 'M08', rule: null, confidence: 'guess', seed: 0, hints: 1, verdict: 'wrong' };
  const draft = {
    lab: 'countdown/countdown/order',
    path: 'main.ts',
    text: `console.log('mine');\n`,
    starterHash: 'x',
    starter: null,
    savedAt: now,
  };
  const lab = 'countdown/countdown';
  return JSON.stringify({
    interleave: 'progress',
    version: 2,
    exportedAt: new Date(now).toISOString(),
    drafts: [draft],
    spares: [{ lab: draft.lab, at: now - 1000, files: [draft] }],
    attempts: [
      {
        ...attempt,
        lab,
        question: 'order',
        at: now - 3 * DAY_MS,
        answer: { kind: 'output', lines: ['A 3'] },
      },
    ],
    solved: [{ lab, at: now }],
    visits: [{ lesson: 'countdown', slide: 'the-same-order', lab, at: now, seen: [] }],
    reviews: ['order', 'last'].map((question) => ({
      lab,
      question,
      catches: 'M08',
      addedAt: now - 3 * DAY_MS,
      answeredAt: null,
      card,
    })),
    settings: [{ key: 'class', value: 'a hash', at: now }],
  });
}

async function keepSomething(page: Page): Promise<void> {
  await page.goto('/progress/');
  await page.getByLabel('Import a file').setInputFiles({
    name: 'kept.json',
    mimeType: 'application/json',
    buffer: Buffer.from(createExport(Date.now())),
  });
  await expect(page.getByText(/^Imported: /)).toBeVisible();
}

/** What the keyboard stands on: what it is called, where, and whether it is in view and marked. */
interface Stop {
  name: string;
  isSeen: boolean;
  isMarked: boolean;
}

/** Walks the page by Tab, from its beginning until the keyboard leaves it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < 400; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === null || here === document.body) return null;
      // A field that is only for assistive technology shows its focus on what stands for it.
      const shown = here.classList.contains('visually-hidden') ? (here.closest('label') ?? here) : here;
      const box = shown.getBoundingClientRect();
      const isMarked = [here, shown].some((each) => getComputedStyle(each).outlineStyle !== 'none');
      return {
        name: `${here.tagName} ${here.textContent.trim().slice(0, 40)}`,
        isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        isMarked,
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`The keyboard never leaves the page; it stands on ${stops.at(-1)?.name ?? 'nothing'}.`);
}

test('each page with something kept: axe in both themes, 360 px, every stop of the keyboard in view', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await keepSomething(page);
  for (const route of ROUTES)
    await test.step(route, async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(route);
      await page.waitForLoadState('networkidle');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          // Sizes are the same in both; a page that axe has scrolled hides its head under what is sticky.
          .options({ rules: { 'target-size': { enabled: colorScheme === 'light' } } })
          .analyze();
        const found = violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' ')}`,
        );
        expect(found, `${route} in ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(360);
      const stops = await walk(page);
      expect(stops.length, route).toBeGreaterThan(8);
      expect(
        stops.filter(({ isSeen, isMarked }) => !isSeen || !isMarked),
        route,
      ).toEqual([]);
    });
});
