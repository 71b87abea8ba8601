import { expect, test } from '@playwright/test';
import { COUNTDOWN, COUNTDOWN_BLOCKING } from './countdown.ts';
import { findLab } from './lesson.ts';

const PATH = '/learn/countdown/';
const ORDER = /^Lab: Countdown\. Write the first six lines/u;
const SIX = ['C 3', 'C 2', 'A 3', 'C 1', 'D 3', 'A 2'];

test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

test('predict, edit under a thumb, run, look at the timeline', async ({ page }) => {
  const heavy: string[] = [];
  page.on('request', (request) => {
    if (/monaco|create-lab-editor|language-service/u.test(request.url())) heavy.push(request.url());
  });
  await page.goto(PATH);
  const { root, run, state, lines } = findLab(page, ORDER);
  await root.getByRole('button', { name: 'Predict' }).tap();
  for (const [index, line] of SIX.entries())
    await root.getByRole('textbox', { name: `Line ${String(index + 1)}` }).fill(line);
  await root.getByRole('button', { name: 'Commit prediction' }).tap();
  await run.tap();
  await expect(state).toContainText('finished');

  await root.getByRole('tab', { name: 'Code' }).tap();
  const editor = root.getByRole('textbox', { name: /leaves the editor/u });
  await expect(editor).toHaveAttribute('autocapitalize', 'off');
  await expect(editor).toHaveCSS('font-size', '16px');
  await editor.focus();
  const keys = root.getByRole('toolbar', { name: 'Keys for code' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(`${COUNTDOWN_BLOCKING}\n// 9999`);
  await keys.getByRole('button', { name: 'arrow' }).tap();
  await expect(editor).toContainText('9999=>');
  await keys.getByRole('button', { name: 'Undo' }).tap();
  await keys.getByRole('button', { name: 'Run' }).tap();
  await expect(state).toContainText('finished');
  await root.getByRole('tab', { name: 'Output' }).tap();
  await expect(lines.first()).toContainText('A 3');

  await root.getByRole('tab', { name: 'Timeline' }).tap();
  const slider = root.getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(heavy).toEqual([]);
});

test('a mistake is marked in the text with its message', async ({ page }) => {
  await page.goto(PATH);
  const { root } = findLab(page, ORDER);
  await root.getByRole('button', { name: 'Predict' }).tap();
  await root.getByRole('tab', { name: 'Code' }).tap();
  const editor = root.getByRole('textbox', { name: /leaves the editor/u });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(`${COUNTDOWN}\nconst = ;`);
  await root.getByRole('toolbar', { name: 'Keys for code' }).getByRole('button', { name: 'Run' }).tap();
  await root.getByRole('tab', { name: 'Code' }).tap();
  await expect(root.locator('.cm-lintRange-error, .cm-lintPoint-error').first()).toBeVisible();
});
