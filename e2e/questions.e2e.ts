// A question on a page of its own, the ladder after misses, and bets that are shared.
import { expect, test, type Locator, type Page } from '@playwright/test';

const WAITS = '/q/countdown/quiz-waits-overlap/';
const SEVERAL = '/q/races/lost-update-results/';
const VARIED = '/q/coroutines/demo1-lines/';

/** The question's live lab: `still` counts on nothing but the page. */
async function openQuestion(page: Page, path: string): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('[data-lab-root]');
  await lab
    .getByText('How sure are you?')
    .or(lab.getByRole('button', { name: 'Predict', exact: true }))
    .first()
    .click();
  await expect(lab.getByRole('button', { name: 'Commit and run' })).toBeVisible();
  return lab;
}

async function writeLines(lab: Locator, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries())
    await lab.getByRole('textbox', { name: `Line ${index + 1}` }).fill(line);
  await lab.getByRole('button', { name: 'Commit and run' }).click();
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a choice is made by a tap, committed and revealed without an editor', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(WAITS);
    const lab = page.locator('[data-lab-root]');
    await lab.getByRole('radio', { name: 'After 1,000 ms' }).tap();
    await expect(lab.getByRole('radio', { name: 'A guess' })).toBeVisible();
    await expect(lab.getByRole('radio', { name: 'After 1,000 ms' })).toBeChecked();
    await lab.getByRole('radio', { name: 'A guess' }).tap();
    await lab.getByRole('button', { name: 'Commit and run' }).tap();
    const compared = lab.getByRole('group', { name: 'How the prediction compares' });
    await expect(compared).toContainText('differs here');
    await expect(compared).toContainText('It was a guess.');
    await expect(compared).toContainText('After 500 ms');
    expect(fetched.filter((url) => /monaco|editor\.api/iu.test(url))).toEqual([]);
    await lab.getByRole('button', { name: 'See how it ran' }).tap();
    await expect(lab.getByRole('slider', { name: 'Position in the run' })).toBeVisible();
    await expect(lab.getByRole('link', { name: /This is from lesson 4/ })).toHaveAttribute(
      'href',
      /^\/learn\/countdown\/#/,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('which of these: a run to watch for each possible one, a reason for each impossible one', async ({
  page,
}) => {
  await page.goto(SEVERAL);
  const lab = page.locator('[data-lab-root]');
  await lab.getByRole('checkbox', { name: '2' }).check();
  await lab.getByRole('button', { name: 'Commit and explore' }).click();
  const options = lab.getByRole('list', { name: 'What can happen' }).getByRole('listitem');
  await expect(options).toHaveCount(4);
  await expect(options.nth(0)).toContainText('cannot happen');
  await expect(options.nth(0)).toContainText('the least they come to is 1');
  await expect(options.nth(1)).toContainText('can happen, you left it out');
  await options
    .nth(1)
    .getByRole('button', { name: /^Watch a run/ })
    .click();
  await expect(lab.getByRole('option', { name: /1/ }).first()).toBeVisible();
});

test('misses lead to a variant, to a choice of three, to another day; nobody is stuck', async ({ page }) => {
  const lab = await openQuestion(page, VARIED);
  const compared = lab.getByRole('group', { name: 'How the prediction compares' });
  await writeLines(lab, ['in: begins', 'x', 'x', 'x', 'x']);
  await expect(compared).toContainText('differs here');

  await compared.getByRole('button', { name: 'Try a variant' }).click();
  await expect(lab).toContainText('A variant of the lesson’s program');
  await expect(page).toHaveURL(/#seed=1$/);
  await writeLines(lab, ['x', 'x', 'x', 'x', 'x']);
  await expect(compared).toContainText('differs here');

  await compared.getByRole('button', { name: 'Choose one of three' }).click();
  const three = lab.getByRole('group', { name: 'One of these three is right.' }).getByRole('radio');
  await expect(three).toHaveCount(3);
  await expect(page).toHaveURL(/#seed=2$/);
  // The learner's own bet of nothing but x is among them, and no run prints it.
  await lab.getByRole('radio', { name: 'x x x x x' }).check();
  await lab.getByRole('button', { name: 'Commit and run' }).click();
  await expect(compared).toContainText('Come back to this.');
  await expect(compared.getByRole('link', { name: 'your review' })).toBeVisible();
  await lab.getByRole('button', { name: 'Back to the lesson’s program' }).click();
  await expect(lab).toContainText('Last time the run went another way');
});

test('a bet is shared as it stands; the outcome only once it is known', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const readClipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.goto(WAITS);
  const lab = page.locator('[data-lab-root]');
  await lab.getByRole('radio', { name: 'After 1,000 ms' }).check();
  await lab.getByRole('button', { name: 'Share my bet' }).click();
  await expect(lab.getByText('Copied')).toBeVisible();
  const before = await readClipboard();
  expect(before).toMatch(/I bet: After 1,000 ms\. What do you say\? http.*#bet=3$/);
  expect(before).not.toContain('500');

  await lab.getByRole('button', { name: 'Commit and run' }).click();
  await expect(lab).toContainText('differs here');
  await lab.getByRole('button', { name: 'Share my bet' }).click();
  await expect.poll(readClipboard).toMatch(/It came to: After 500 ms\. http.*#bet=3$/);

  await page.goto('about:blank');
  await page.goto(`${WAITS}#bet=3`);
  await expect(lab).toContainText('Whoever sent this link bets After 1,000 ms.');
});

test('a link names its variant, and nothing that answers is served', async ({ page }) => {
  const response = await page.goto(`${VARIED}#seed=2`);
  const html = (await response?.text()) ?? '';
  for (const key of ['"expect', 'timedOutput', 'outcomes', '"impossible']) expect(html).not.toContain(key);
  await expect(page.locator('[data-lab-root]')).toContainText('A variant of the lesson’s program');
});

test('lines are put in order by presses and keys', async ({ page }) => {
  const lab = await openQuestion(page, '/q/countdown/countdown-put/');
  const rest = lab.getByRole('group', { name: 'Lines left' });
  const order = lab.getByRole('list', { name: 'Your order' });
  for (const line of ['C 2', 'C 3', 'A 3']) await rest.getByRole('button', { name: line }).click();
  await order.getByRole('button', { name: /^Line 2: C 3/ }).press('ArrowUp');
  await expect(order.getByRole('button', { name: /^Line 1: C 3/ })).toBeFocused();
  await order.getByRole('button', { name: /^Line 3: A 3/ }).press('Delete');
  await lab.getByRole('button', { name: 'Commit and run' }).click();
  await expect(lab.getByRole('group', { name: 'How the prediction compares' })).toContainText(
    'matches as far as you went',
  );
});

test('to make it happen, one takes the seat; it is done when the goal is reached', async ({ page }) => {
  await page.goto('/q/races/seat-1-one/');
  const lab = page.locator('[data-lab-root]');
  await lab.getByRole('button', { name: 'Predict', exact: true }).click();
  await lab
    .getByRole('group', { name: /Make it happen/ })
    .getByRole('button', { name: 'Take the seat' })
    .click();
  const seat = lab.getByRole('group', { name: 'Your seat' });
  // Each reads before either writes, so one update is lost; the last write is no choice.
  for (const [index, action] of [/read/, /read/, /write/].entries()) {
    await expect(seat).toContainText(`Choice ${index + 1}:`);
    await seat.getByRole('button', { name: action }).last().click();
  }
  await expect(seat).toContainText('Goal reached');
  await lab.getByRole('button', { name: 'Leave' }).click();
  await expect(lab.getByRole('group', { name: 'How the prediction compares' })).toContainText(
    'You made it happen',
  );
});
