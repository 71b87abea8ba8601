import { createServer } from 'node:net';
import { defineConfig, devices, type PlaywrightTestConfig } from '@playwright/test';
import { toLaunchOptions } from './src/cli/find-browser.ts';

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

// Playwright reads this file once in each of its processes: the first picks the port, the others inherit it.
process.env['E2E_PORT'] ??= String(await findFreePort());
const port = process.env['E2E_PORT'];
const baseURL = process.env['E2E_URL'] ?? `http://127.0.0.1:${port}`;
const use = { ...devices['Desktop Chrome'], launchOptions: toLaunchOptions() };

const config: PlaywrightTestConfig = defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 1, // some tests measure time, and the page has workers of its own
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { baseURL, trace: 'off', locale: 'en-GB' },
  ...(process.env['E2E_URL'] === undefined && {
    webServer: { command: `npm run preview -- --port ${port}`, url: `${baseURL}/`, timeout: 300_000 },
  }),
  projects: [
    { name: 'content', testMatch: /\/(?:content|links)\.e2e\.ts$/, use },
    { name: 'chromium', testIgnore: /\/(?:content|links)\.e2e\.ts$/, use },
  ],
});

export default config;
