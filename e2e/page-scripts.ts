import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Bytes of script, gzipped, that a page loads before anybody touches it; inline scripts count. */
export async function measurePageScripts(page: Page, url: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const inline = await page.evaluate(() =>
    [...document.scripts]
      .filter(({ src, type }) => src === '' && (type === '' || type === 'module'))
      .map(({ text }) => text),
  );
  const sizes = [...(await Promise.all(bodies)), ...inline].map((text) => gzipSync(text).length);
  page.removeAllListeners('response');
  return sizes.reduce((sum, size) => sum + size, 0);
}
