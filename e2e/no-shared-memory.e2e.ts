import { test } from '@playwright/test';
import { expect, openTestEmbed, toText } from './embed.ts';

/** Where no service worker stands in for the headers either. */
test.use({ serviceWorkers: 'block' });

/** A host that cannot set the headers which isolate a page: the browser then shares no memory between workers. */
test('[P2] without shared memory thread labs say why, and async labs run', async ({ page, baseURL }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = Object.fromEntries(
      Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-')),
    );
    await route.fulfill({ response, headers });
  });
  const embed = await openTestEmbed(page, baseURL ?? '');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);

  const threads = {
    'main.ts': "import { spawn } from 'lab';\nawait spawn(() => import('./w.ts'), 'f').join();",
    'w.ts': 'export function f(): void {}',
  };
  for (const clock of ['virtual', 'real'] as const) {
    const { outcome } = await embed.run(threads, { clock });
    expect(outcome).toMatchObject({
      type: 'crashed',
      message: expect.stringMatching(/Threads need memory that workers share.*load the page once more/),
    });
  }
  const alone = await embed.run("import { sleep } from 'lab';\nawait sleep(5);\nconsole.log('on time');");
  expect(alone.outcome).toEqual({ type: 'finished' });
  expect(toText(alone)).toBe('on time\n');
});
