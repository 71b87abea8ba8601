import { expect, test, type Locator, type Page } from '@playwright/test';

const ROW = '[data-probe]';

function findRow(page: Page, title: string): Locator {
  return page.locator(ROW).filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

test.beforeEach(async ({ page }) => {
  await page.goto('/present/check/');
});

test('nothing is fetched and nothing is claimed before a click', async ({ page }) => {
  for (const row of await page.locator(ROW).all()) await expect(row).toContainText('not tried yet');
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => /engine|react|wasm|runner/.test(name)),
  );
  expect(scripts).toEqual([]);
});

test('a click tries everything for real, and says what it saw', async ({ page, context }) => {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Check this browser' }).click();
  const beside = await opened;
  await expect(page.getByText('Everything that can be tried by itself works.')).toBeVisible({
    timeout: 60_000,
  });
  await expect(findRow(page, 'Compiler')).toContainText('✓ works');
  await expect(findRow(page, 'Programs')).toContainText('on the exact clock and on the real one');
  await expect(findRow(page, 'Threads')).toContainText('once step by step and once in parallel');
  await expect(findRow(page, 'Two windows')).toContainText('answered 5 times');
  await expect(findRow(page, 'Without network')).toContainText('read back');
  const size = await page.evaluate(() => `${screen.width} × ${screen.height}`);
  await expect(findRow(page, 'Screen')).toContainText(size);
  expect(beside.isClosed()).toBe(true);
});

test('a blocked second window is told, with what to do', async ({ page }) => {
  await page.evaluate(() => {
    window.open = () => null;
  });
  await page.getByRole('button', { name: 'Check this browser' }).click();
  await expect(findRow(page, 'Two windows')).toContainText('in part');
  await expect(findRow(page, 'Two windows')).toContainText('Allow pop-ups');
});

test('without a compiler, the row says so and the others go on', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.getByRole('button', { name: 'Check this browser' }).click();
  await expect(findRow(page, 'Compiler')).toContainText('does not work', { timeout: 60_000 });
  await expect(findRow(page, 'Two windows')).toContainText('✓ works');
  await expect(findRow(page, 'Without network')).toContainText('✓ works');
});

test('full screen and pen are tried by hand', async ({ page }) => {
  await page.getByRole('button', { name: 'Try full screen' }).click();
  await expect(findRow(page, 'Full screen')).toContainText('✓ works');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
  const field = page.getByRole('img', { name: 'Field to draw in' });
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60);
  await page.mouse.up();
  await expect(findRow(page, 'Pointer and pen')).toContainText('You drew with a mouse');
  await expect(field.locator('path')).toHaveCount(1);
});
