import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { DIST } from '../src/cli/ensure-built.ts';
import { readCourse } from '../src/course/index.ts';

test('a slash opens the search; arrows walk, Enter opens the slide, Escape closes', async ({ page }) => {
  await page.goto('/glossary/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the course' });
  await expect(field).toBeFocused();
  await page.keyboard.insertText('microtasks before timers');
  const options = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await page.keyboard.press('/');
  const slide = options.filter({ hasText: 'Microtasks before timers' });
  await expect(slide).toHaveAttribute('href', '/learn/countdown/#microtasks-before-timers');
  await expect(options.first()).toHaveAttribute('href', '/glossary/#microtask');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#microtask$/);
});

test('its button opens it on a phone, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search the course' }).fill('deadlock');
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('words that stand nowhere are told to stand nowhere', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search the course' }).fill('zyzzyva');
  await expect(page.getByText('Nothing about “zyzzyva”', { exact: false })).toBeVisible();
});

test('a slash in a field is a letter', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  const field = page.getByRole('combobox', { name: 'Search the course' });
  await field.press('a');
  await field.press('/');
  await expect(field).toHaveValue('a/');
});

test('the index holds the lessons, and neither notes for teachers nor what a quiz says after its answer', () => {
  const texts = globSync('pagefind/fragment/*', { cwd: DIST }).map((file) =>
    gunzipSync(readFileSync(join(DIST, file))).toString('utf8'),
  );
  const all = texts.join('\n').replace(/\s+/g, ' ');
  const { lessons } = readCourse();
  for (const { title } of lessons) expect(all).toContain(title);
  const hidden = lessons.flatMap(({ folder, quiz }) => {
    const mdx = readFileSync(`content/lessons/${folder}/lesson.mdx`, 'utf8');
    const notes = [...mdx.matchAll(/<Notes>\s*([^.<`*]{30,}?)[.<`*]/g)].map(([, said = '']) => said);
    return [
      ...notes,
      ...quiz.map(({ after }) => after.split(/[.`]/)[0] ?? '').filter((said) => said.length > 30),
    ];
  });
  expect(hidden.length).toBeGreaterThan(10);
  expect(hidden.filter((said) => all.includes(said.replace(/\s+/g, ' ').trim()))).toEqual([]);
});
