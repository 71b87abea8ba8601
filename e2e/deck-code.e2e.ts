// Code on slides: lines light step by step, and one version changes into the next. A slide gets its code here, since the lessons may not
// use every tag.
import { expect, test, type Page } from '@playwright/test';
import { highlight } from '../src/components/lesson/highlight.ts';
import { toVersions } from '../src/components/slides/to-versions.ts';
import { openDeck, type DeckPage } from './deck.ts';

const DECK = '/present/spinner/';

async function openWith(page: Page, code: string): Promise<DeckPage> {
  await page.route(
    (url) => url.pathname === DECK,
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.replace(/<div class="slide-body">/, (body) => body + code),
      });
    },
  );
  return openDeck(page, DECK);
}

test('lines light step by step', async ({ page }) => {
  const code = await highlight('one();\ntwo();\nthree();', { lang: 'ts', label: 'Code' });
  const { at, slide } = await openWith(
    page,
    `<figure class="code-figure" data-line-steps="1|2 3">${code}</figure>`,
  );
  await expect(slide.locator('.line.is-marked')).toHaveText(['one();']);
  await page.keyboard.press('ArrowRight');
  await at('1/1');
  await expect(slide.locator('.line.is-marked')).toHaveText(['two();', 'three();']);
  await page.keyboard.press('ArrowLeft');
  await expect(slide.locator('.line.is-marked')).toHaveText(['one();']);
});

test('a version changes into the next, and what lives on moves', async ({ page }) => {
  const blocks = await Promise.all(
    ['counter[0]++;', 'const next = counter[0] + 1;\ncounter[0] = next;'].map((text) =>
      highlight(text, { lang: 'ts', label: 'Code, ts' }),
    ),
  );
  const versions = (await toVersions(blocks.join(''))).map(
    (html, index) => `<div data-version="${index}">${html}</div>`,
  );
  const { at, slide } = await openWith(
    page,
    `<figure class="code-figure versions" data-versions="2">${versions.join('')}</figure>`,
  );
  const shown = slide.locator('[data-version][data-shown]');
  await expect(shown).toHaveText('counter[0]++;');
  await page.keyboard.press('ArrowRight');
  await at('1/1');
  await expect(shown).toContainText('const next');
  expect(await page.evaluate(countMoving)).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(countMoving)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('ArrowLeft');
  await expect(shown).toHaveText('counter[0]++;');
  await page.keyboard.press('ArrowRight');
  await expect(shown).toContainText('const next');
  expect(await page.evaluate(countMoving)).toBe(0);
});

/** In the page: how many pieces are on their way. */
const countMoving = (): number =>
  document.getAnimations().filter(({ playState }) => playState === 'running').length;
