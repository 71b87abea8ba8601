import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listSampleRoutes } from './routes.ts';

for (const route of listSampleRoutes())
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${route} in ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(route);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found).toEqual([]);
    });
