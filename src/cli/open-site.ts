import { chromium, type Browser, type Page } from 'playwright-core';
import { DIST, ensureBuilt } from './ensure-built.ts';
import { BROWSER_ARGS } from './find-browser.ts';
import { ensureBrowser } from './install-browser.ts';
import { serveDist } from './serve-dist.ts';

/** The built site, served on a free port and open in a headless browser. */
export interface OpenSite {
  url: string;
  browser: Browser;
  page: Page;
  close(): Promise<void>;
}

/** Builds the site when needed, serves it, and opens a page. @throws when there is no browser or the build fails. */
export async function openSite(): Promise<OpenSite> {
  ensureBuilt();
  const executablePath = await ensureBrowser();
  if (executablePath === null)
    throw new Error('No Chromium starts on this machine. Install one, or set CHROMIUM_PATH to it.');
  const site = await serveDist(DIST, 0);
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
  const page = await browser.newPage();
  return {
    url: site.url,
    browser,
    page,
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
