import { expect, test } from '@playwright/test';
import { measurePageScripts } from './page-scripts.ts';
import { listSampleRoutes } from './routes.ts';

const BUDGET_BYTES = 60 * 1024;

for (const route of listSampleRoutes().filter((path) => !/^\/(embed|examples)\//.test(path)))
  test(`${route}: at most 60 KB of script before a touch`, async ({ page, baseURL }) => {
    const sizeBytes = await measurePageScripts(page, new URL(route, baseURL).href);
    console.log(`${route}: ${(sizeBytes / 1024).toFixed(1)} KB`);
    expect(sizeBytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });
