// The whole course on a device: from a host that sets no headers, then from no host at all; and a newer site beside it.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from '../src/cli/ensure-built.ts';
import { findSiteFiles, toSiteList } from '../src/integrations/find-site-files.ts';
import { keepAll } from './keep-all.ts';
import { servePlainly } from './plain-host.ts';

let folder = '';

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(DIST, folder, { recursive: true });
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('every page, thread and chunk of the course works when nothing serves it, and is gone when removed', async ({
  page,
  context,
}) => {
  const host = await servePlainly(folder);
  await keepAll(page, host.url);
  await host.close();
  await context.setOffline(true);
  await expect(fetch(host.url)).rejects.toThrow();

  await page.goto(`${host.url}/learn/races`); // no slash: hosts would redirect
  await expect(page).toHaveURL(`${host.url}/learn/races/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.goto(`${host.url}/present/check/`);
  await page.getByRole('button', { name: 'Check this browser' }).click();
  await expect(page.locator('[data-probe="run"][data-works="yes"]')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-probe="threads"][data-works="yes"]')).toBeVisible({ timeout: 60_000 });

  await page.goto(`${host.url}/no/such/page/`);
  await expect(page.getByRole('heading', { name: 'This page is not stored on this device' })).toBeVisible();
  await page.getByRole('link', { name: 'The whole course' }).click();
  await expect(page).toHaveURL(`${host.url}/`);

  await page.goto(`${host.url}/offline/`);
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await expect(page.getByText('The site does not answer: there is no network here.')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('loading can be cancelled, and goes on where it stopped', async ({ page, context }) => {
  const host = await servePlainly(folder);
  await page.goto(`${host.url}/offline/`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await context.route('**/*.wasm', () => undefined); // never answered
  await page.getByRole('button', { name: 'Make available offline' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. What has come stays for the next try.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make available offline' })).toBeFocused();
  await context.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Make available offline' }).click();
  await expect(page.getByText('The whole course is on this device')).toBeVisible({ timeout: 60_000 });
  await host.close();
});

test('a newer site loads beside the old one, which answers until the offer is taken', async ({ page }) => {
  const host = await servePlainly(folder);
  await keepAll(page, host.url);
  const mark = (text: string): Promise<number> => page.getByText(text).count();

  writeFileSync(join(folder, 'licences/index.html'), '<!doctype html><title>New</title><p>second build</p>');
  const next = toSiteList(folder, findSiteFiles(folder));
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(next));

  await page.goto(`${host.url}/glossary/`);
  const notice = page.locator('[data-update]');
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await page.goto(`${host.url}/licences/`);
  expect(await mark('second build')).toBe(0);

  await page.goto(`${host.url}/glossary/`);
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toBeHidden();
  await page.goto(`${host.url}/licences/`);
  expect(await mark('second build')).toBe(1);

  await page.goto(`${host.url}/glossary/`);
  await expect
    .poll(() =>
      page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.startsWith('site:')))),
    )
    .toEqual([`site:${next.version}`]);
  await host.close();
});
