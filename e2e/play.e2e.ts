import { expect, test } from '@playwright/test';
import { findLab } from './lesson.ts';

test('a program of one’s own runs, is explored, and travels by link', async ({ page, context }) => {
  await page.goto('/play/empty/');
  const lab = findLab(page, /Your own program/);
  await lab.root.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(lab.lines.getByText('Hello')).toBeVisible({ timeout: 60_000 });
  await expect(lab.root.getByRole('textbox', { name: /leaves the editor/ })).toBeAttached();
  await lab.write("console.log('from a link');\n");
  await lab.run.click();
  await expect(lab.lines.getByText('from a link')).toBeVisible();
  await lab.root.getByText('Share', { exact: true }).click();
  const address = lab.root.getByRole('textbox', { name: 'Link to this lab' });
  await expect(address).toHaveValue(/\/play\/empty\/#lab=/);
  const other = await context.newPage();
  await other.goto(await address.inputValue());
  const opened = findLab(other, /Your own program/);
  await expect(opened.code).toContainText('from a link', { timeout: 60_000 });
});

test('two threads are explored to every result there is', async ({ page }) => {
  await page.goto('/play/');
  await page.getByRole('link', { name: 'Two threads', exact: true }).click();
  const lab = findLab(page, /Two threads/);
  await lab.root.getByRole('button', { name: 'Explore' }).click();
  await expect(lab.root.getByText(/every outcome|3 outcomes|all outcomes/i).first()).toBeVisible({
    timeout: 60_000,
  });
  for (const result of ['1', '10', '11'])
    await expect(lab.root.getByText(result, { exact: true }).first()).toBeVisible();
});
