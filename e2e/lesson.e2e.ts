// A lesson's page as a learner uses it.
import { expect, test, type Page } from '@playwright/test';
import { COUNTDOWN_BLOCKING } from './countdown.ts';
import { findLab, openLab, type LessonLab } from './lesson.ts';

const COUNTDOWN = '/learn/countdown/';
const ORDER = /^Lab: Countdown\. Write the first six lines/;
const SIX = ['C 3', 'C 2', 'A 3', 'C 1', 'D 3', 'A 2'];

const openCountdown = (page: Page): Promise<LessonLab> => openLab(page, COUNTDOWN, ORDER);

async function predict(lab: LessonLab, lines: readonly string[]): Promise<void> {
  for (const [index, line] of lines.entries())
    await lab.root.getByRole('textbox', { name: `Line ${index + 1}` }).fill(line);
  await lab.root.getByRole('button', { name: 'Commit prediction' }).click();
}

test.describe('predict', () => {
  test('Run waits for a prediction, then prints what the program prints', async ({ page }) => {
    const lab = await openCountdown(page);
    await expect(lab.run).toBeDisabled();
    await predict(lab, SIX);
    await lab.run.click();
    await expect(lab.state).toContainText('finished in 6 s of program time');
    await expect(lab.lines).toHaveCount(12);
    await expect(lab.lines.first()).toContainText('C 3');
    await expect(lab.lines.last()).toContainText('B 1');
    await expect(lab.root.getByRole('group', { name: 'How the prediction compares' })).toContainText('✓');
  });

  test('the first line that differs is named, with its reason and its instant', async ({ page }) => {
    const lab = await openCountdown(page);
    await predict(lab, ['C 3', 'A 3']);
    await lab.run.click();
    const compared = lab.root.getByRole('group', { name: 'How the prediction compares' });
    await expect(compared).toContainText('differs here');
    await expect(compared.getByRole('row', { name: /^A 3 differs C 2/ })).toBeVisible();
    await expect(compared).toContainText('Timers fire by deadline');
    await compared.getByRole('button', { name: 'Show me that instant' }).click();
    await expect(lab.root.getByRole('slider', { name: 'Position in the run' })).not.toHaveValue('0');
  });

  test('a prediction may be skipped, or made again', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.root.getByRole('button', { name: 'Skip, I know' }).click();
    await lab.run.click();
    await expect(lab.lines).toHaveCount(12);
  });

  test('nothing that answers is in the page', async ({ page }) => {
    const response = await page.goto(COUNTDOWN);
    const html = (await response?.text()) ?? '';
    for (const key of ['"expect', 'timedOutput', 'expectSolution', '300 C 3'])
      expect(html).not.toContain(key);
  });
});

test.describe('run', () => {
  test('on the real clock, lines come one by one and Stop ends them', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.root.getByRole('button', { name: 'Skip, I know' }).click();
    await lab.root.getByRole('radio', { name: 'real' }).check();
    await lab.run.click();
    await expect(lab.lines.first()).toContainText('C 3');
    await expect(lab.state).toContainText('running');
    await lab.stop.click();
    await expect(lab.state).toContainText('stopped');
    expect(await lab.lines.count()).toBeLessThan(12);
  });

  test('a loop without end is stopped, and the page never froze', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write('for (;;) {}');
    await lab.run.click();
    await expect(lab.state).toContainText('running');
    await lab.stop.click();
    await expect(lab.state).toContainText('stopped');
    await lab.write(`console.log('and on');`);
    await lab.run.click();
    await expect(lab.lines).toHaveText([/and on/]);
  });

  test('the edit of the first comment: lanes no longer overlap', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write(COUNTDOWN_BLOCKING);
    await lab.run.click();
    await expect(lab.state).toContainText('finished in 12 s of program time');
    await expect(lab.lines.filter({ hasText: 'B 3' })).toContainText('4.1 s');
  });

  test('flags are painted as they arrive', async ({ page }) => {
    await page.goto('/learn/flags/');
    const region = page.getByRole('region', { name: /^Lab: Twenty flags, one at a time/ }).first();
    await region.getByRole('button', { name: 'Predict' }).click();
    await region.getByRole('button', { name: 'Skip, I know' }).click();
    await region.getByRole('button', { name: 'Run', exact: true }).click();
    const pictures = region.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
    await expect(pictures).toHaveCount(20);
    const areDrawn = pictures
      .locator('img')
      .evaluateAll((images) =>
        Promise.all(images.map((image) => (image as HTMLImageElement).decode().then(() => true))),
      );
    expect(await areDrawn).toHaveLength(20);
  });
});

test.describe('what is wrong is said where it is', () => {
  test('a syntax error', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write('const a = 1;\nconst b = (2;\n');
    await lab.run.click();
    await expect(lab.root).toContainText('main.ts:2');
  });

  test('an unknown import says what may be imported', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write(`import _ from 'lodash';\n_();\n`);
    await lab.run.click();
    await expect(lab.root).toContainText(`'lodash' is not available here`);
  });

  test('a type error still runs', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write(`const n: number = 'seven';\nconsole.log(n);\n`);
    await lab.run.click();
    await expect(lab.lines).toHaveText([/seven/]);
  });
});

test.describe('timeline', () => {
  test('scrubbing goes through the output, and a line of output to its instant', async ({ page }) => {
    const lab = await openCountdown(page);
    await predict(lab, SIX);
    await lab.run.click();
    const slider = lab.root.getByRole('slider', { name: 'Position in the run' });
    await slider.press('End');
    const last = await slider.inputValue();
    await lab.lines.filter({ hasText: 'D 3' }).click();
    await expect(slider).not.toHaveValue(last);
    await expect(slider).toHaveAttribute('aria-valuetext', /1(\.0)? s/);
    await slider.press('Home');
    await expect(slider).toHaveValue('0');
  });

  test('it plays by the space bar, and the events stand as text', async ({ page }) => {
    const lab = await openCountdown(page);
    await predict(lab, SIX);
    await lab.run.click();
    await lab.root.getByRole('button', { name: 'Play' }).click();
    await expect(lab.root.getByRole('slider', { name: 'Position in the run' })).not.toHaveValue('0');
    await lab.root.getByText('Events as text').click();
    await expect(lab.root.getByRole('row', { name: /prints “C 3”/ })).toBeVisible();
  });
});

test.describe('my code', () => {
  test('a reload keeps it, Reset gives the starter back', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write(`console.log('mine');\n`);
    await lab.run.click();
    await expect(lab.lines).toHaveText([/mine/]);
    await page.reload();
    const again = findLab(page, ORDER);
    await again.root.getByRole('button', { name: 'Predict' }).click();
    await expect(again.code).toContainText('mine');
    await again.run.click();
    await expect(again.lines).toHaveText([/mine/]);
    await again.root.getByRole('button', { name: 'Reset' }).click();
    await expect(again.code).toContainText('countdown');
    await expect(again.run).toBeDisabled();
  });

  test('edited code runs free and is not graded', async ({ page }) => {
    const lab = await openCountdown(page);
    await lab.write(`console.log('mine');\n`);
    await expect(lab.run).toBeEnabled();
    await lab.run.click();
    await expect(lab.lines).toHaveText([/mine/]);
    await expect(lab.root.getByRole('group', { name: 'How the prediction compares' })).toHaveCount(0);
  });
});

test.describe('by keyboard alone', () => {
  test('predict, run and leave the editor', async ({ page }) => {
    await page.goto(COUNTDOWN);
    const lab = findLab(page, ORDER);
    await lab.root.getByRole('button', { name: 'Predict' }).focus();
    await page.keyboard.press('Enter');
    await expect(lab.root.getByRole('textbox', { name: 'Line 1' })).toBeFocused();
    for (const line of SIX) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    const commit = lab.root.getByRole('button', { name: 'Commit prediction' });
    if (await commit.isVisible()) await commit.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(lab.lines).toHaveCount(12);
    const editor = lab.root.getByRole('textbox', { name: /leaves the editor/ });
    await editor.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('predict and run by tabs', async ({ page }) => {
    await page.goto(COUNTDOWN);
    const lab = findLab(page, ORDER);
    await lab.root.getByRole('button', { name: 'Predict' }).tap();
    await predict(lab, SIX);
    await lab.run.tap();
    await expect(lab.state).toContainText('finished');
    await lab.root.getByRole('tab', { name: 'Output' }).tap();
    await expect(lab.lines).toHaveCount(12);
  });

  test('no page is wider than the screen', async ({ page }) => {
    for (const path of ['/', COUNTDOWN, '/learn/flags/']) {
      await page.goto(path);
      const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widthPx, path).toBeLessThanOrEqual(390);
    }
  });
});
