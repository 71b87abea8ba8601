// A lesson by keys alone: from load to a solved challenge, with the focus in sight all the way.
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { findLab } from './lesson.ts';

const SOLUTION = 'content/lessons/04-countdown/labs/countdown-microtask/solution/main.ts';
/** More stops than any page has between two places of this test. */
const MOST_STOPS = 80;

/** Walks on with Tab until the focus is there, and asks at each stop whether it can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await isInEditor(page)) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expectFocusInSight(page);
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

/** In an editor Tab is a letter, until Esc. */
function isInEditor(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label')?.includes('leaves the editor') === true,
  );
}

/** The page may still be on its way there. */
async function expectFocusInSight(page: Page): Promise<void> {
  await expect.poll(() => findFocusFault(page)).toBe('none');
}

/** What is wrong with the focus. */
function findFocusFault(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'lost';
    const { bottom, right, top, left } = activeElement.getBoundingClientRect();
    const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return isInView ? 'none' : `out of view: ${activeElement.outerHTML.slice(0, 120)}`;
  });
}

test('predict, run, leave the editor, solve: no mouse', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('/learn/countdown/#two-at-once');
  const asked = findLab(page, /^Lab: Countdown\. At how many instants/);
  await tabTo(page, asked.root);
  const last = asked.root.getByRole('radio', { name: 'At none' });
  await expect(asked.root.getByRole('button', { name: /^Commit/ })).toBeVisible();
  await tabTo(page, asked.root.getByRole('radio', { name: /^At one/ }));
  await page.keyboard.press('ArrowDown');
  await expect(asked.root.getByRole('radio', { name: /^At nearly all/ })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(last).toBeChecked();
  await tabTo(page, asked.root.getByRole('button', { name: /^Commit/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(asked.root.getByRole('group', { name: 'How the prediction compares' })).toContainText(
    'matches',
  );
  await expectFocusInSight(page);

  await page.goto('/learn/countdown/#challenge-let-the-bell-ring');
  const challenge = findLab(page, /^Lab: Countdown and a bell$/);
  const editor = challenge.root.getByRole('textbox', { name: /leaves the editor/ });
  await tabTo(page, challenge.root);
  await expect(editor).toBeAttached();
  await tabTo(page, editor);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(await readFile(SOLUTION, 'utf8'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await expectFocusInSight(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(challenge.root.getByText('✓ solved')).toBeVisible();
  await expectFocusInSight(page);
});
