// One lesson in a folder, on a host that sets no headers; then on no host at all.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findLab } from './lesson.ts';
import { servePlainly, type PlainHost } from './plain-host.ts';

const ROOT = join(import.meta.dirname, '..');
let folder = '';
let host: PlainHost;

test.beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'pack-')), 'countdown');
  const said = execFileSync(process.execPath, ['src/cli/pack.ts', 'countdown', '--out', folder], {
    cwd: ROOT,
  });
  expect(String(said)).toMatch(/\d+ files, \d+\.\d MB: Countdown/);
  host = await servePlainly(folder);
});
test.afterAll(async () => {
  await host.close();
  rmSync(join(folder, '..'), { recursive: true });
});

test('README.txt says in words how to serve it', () => {
  const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
  for (const part of ['npx serve', 'python3 -m http.server', 'Cross-Origin-Embedder-Policy', 'https'])
    expect(readme).toContain(part);
});

test('a folder that is no pack is left alone', () => {
  const run = (): Buffer =>
    execFileSync(process.execPath, ['src/cli/pack.ts', 'countdown', '--out', join(ROOT, 'content')], {
      cwd: ROOT,
      stdio: 'pipe',
    });
  expect(run).toThrow(/holds something that is no pack/);
});

test('a host without headers gives threads by the service worker, and the pack lacks nothing', async ({
  page,
}) => {
  await page.goto(`${host.url}/`);
  await page.getByRole('link', { name: 'Does everything work in this browser?' }).click();
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await page.getByRole('button', { name: 'Check this browser' }).click();
  await expect(page.getByText('Everything that can be tried by itself works.')).toBeVisible({
    timeout: 60_000,
  });
  await page.goto(`${host.url}/present/countdown/`);
  await expect(page.locator('[data-deck][data-ready]')).toBeAttached();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.goto(`${host.url}/present/countdown/presenter/`);
  await expect(page.locator('[data-deck][data-ready]')).toBeAttached();
  expect(host.missing).toEqual([]);
});

test('a lesson that was made ready works when nothing serves it any more', async ({ page }) => {
  test.slow();
  const own = await servePlainly(folder);
  await page.goto(`${own.url}/present/check/`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await page.getByRole('button', { name: 'Get ready: Countdown' }).click();
  await expect(page.getByText(/Ready without network: \d+\.\d MB in \d+ files, read back/)).toBeVisible({
    timeout: 60_000,
  });
  await own.close();
  await expect(fetch(own.url)).rejects.toThrow();
  await page.goto(`${own.url}/learn/countdown/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const lab = findLab(page, /^Lab: Countdown\. Write the first six lines/);
  await lab.root.getByRole('button', { name: 'Predict' }).click();
  await expect(lab.root.getByRole('textbox', { name: /leaves the editor/ })).toBeAttached({
    timeout: 60_000,
  });
  await page.goto(`${own.url}/present/countdown/#/4/0`);
  await expect(page.locator('[data-deck]')).toHaveAttribute('data-step', '4/0');
  await page.goto(`${own.url}/present/check/`);
  await page.getByRole('button', { name: 'Check this browser' }).click();
  await expect(page.getByText('Everything that can be tried by itself works.')).toBeVisible({
    timeout: 60_000,
  });
});

test('a file that does not come is told, and the next press goes on', async ({ page }) => {
  const own = await servePlainly(folder);
  own.broken.add('/favicon.svg');
  await page.goto(`${own.url}/present/check/`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  const button = page.getByRole('button', { name: 'Get ready: Countdown' });
  await button.click();
  await expect(page.getByText('/favicon.svg did not come: the server answers 503.')).toBeVisible({
    timeout: 60_000,
  });
  own.broken.clear();
  await button.click();
  await expect(page.getByText(/Ready without network/)).toBeVisible({ timeout: 60_000 });
  await own.close();
});
