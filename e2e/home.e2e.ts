import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const SIZES = [
  { name: 'a desk', viewport: { width: 1280, height: 720 }, hasTouch: false },
  { name: 'a phone', viewport: { width: 390, height: 844 }, hasTouch: true },
];

for (const { name, viewport, hasTouch } of SIZES)
  test.describe(`on ${name}`, () => {
    test.use({ viewport, hasTouch });

    test('the first prediction is one click away, and the run answers it', async ({ page }) => {
      await page.goto('/');
      const choice = page.getByRole('button', { name: /12 s/ });
      await expect(choice).toBeInViewport({ ratio: 1 });
      await (hasTouch ? choice.tap() : choice.click());
      await expect(page.getByText(/differs: the last line came at 6 s/)).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole('button', { name: /6 s.*the run/ })).toBeVisible();
      await expect(page.getByText(/Waits that go on at the same time overlap/)).toBeInViewport();
      await expect(findPicture(page)).toBeInViewport();
      await expect(page.getByRole('link', { name: 'Predict its first lines' })).toBeInViewport();
      expect(await page.evaluate(() => scrollY)).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  });

function findPicture(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('img', { name: /Timeline of a run of 6 s/ });
}

test('keys alone place the bet; a right one is called right, and the map remembers it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.getByRole('button', { name: /6 s: the slowest/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/matches: the last line came at 6 s/)).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(
    page.getByRole('link', { name: /Countdown/ }).getByText('1 of 1 prediction right'),
  ).toBeVisible();
});

test('an engine that does not come is told, and the choice is open again', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/');
  const choice = page.getByRole('button', { name: /2 s: the longest/ });
  await choice.click();
  await expect(page.getByText(/could not be fetched/)).toBeVisible({ timeout: 60_000 });
  await expect(choice).not.toHaveAttribute('aria-disabled', 'true');
});

test('five questions find a place, computed by running them', async ({ page }) => {
  await page.goto('/start/');
  await page.getByRole('button', { name: 'Ask me 5 questions' }).click();
  for (let question = 1; question <= 5; question++) {
    await expect(page.getByText(`Question ${question} of 5`)).toBeVisible();
    await page.getByRole('button', { name: 'I don’t know' }).filter({ visible: true }).click();
  }
  await expect(page.getByText('0 of 5 right. Begin with Twenty flags.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Open Twenty flags' })).toHaveAttribute(
    'href',
    '/learn/flags/',
  );
  await expect(page.getByText(/You passed: .+/)).toHaveCount(5);
});

test('an address that leads nowhere helps on', async ({ page }) => {
  const response = await page.goto('/nowhere/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no page here.' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search the course' })).toBeFocused();
});
