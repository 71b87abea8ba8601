import { expect, type Page } from '@playwright/test';

/** Makes the whole course available offline, as its page offers it. */
export async function keepAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/offline/`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await expect(page.getByText(/Not on this device yet\. It takes \d+\.\d MB\./)).toBeVisible();
  await page.getByRole('button', { name: 'Make available offline' }).click();
  await expect(page.getByText(/The whole course is on this device .* It takes \d+\.\d MB\./)).toBeVisible({
    timeout: 60_000,
  });
}
