// Prints what the site costs as ratios, beside the limits of this machine measured in the same run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '../../src/course/index.ts';
import { openSite } from '../../src/cli/open-site.ts';
import { measurePageScripts } from '../page-scripts.ts';
import { COLD_FILES, measureColdRun } from './cold-run.ts';
import { bundleFastCheck, measureExploreRate } from './explore-rate.ts';
import { MACHINE_FILES, measureMachine, toMachineRows } from './machine.ts';
import { toTable, type Row } from './row.ts';
import { serveTexts } from './serve-texts.ts';
import { measureThreads, THREAD_FILES } from './threads.ts';
import { bundleTimelinePage, measureTimeline } from './timeline.ts';
import { measureTracing, TRACING_FILES } from './tracing.ts';
import { measureWarmRun } from './warm-run.ts';

const ROOT = join(import.meta.dirname, '../..');
const COUNTDOWN = readFileSync(join(ROOT, 'content/lessons/04-countdown/labs/countdown/main.ts'), 'utf8');
const BUDGET_KB = 60;

const bench = await serveTexts({
  ...MACHINE_FILES,
  ...COLD_FILES,
  ...TRACING_FILES,
  ...THREAD_FILES,
  ...(await bundleTimelinePage()),
  ...(await bundleFastCheck()),
});
const site = await openSite();
try {
  const blank = await site.browser.newPage();
  await blank.goto(bench.url);
  const say = (what: string): void => console.error(`measuring ${what}`);

  say('the machine');
  const machine = await measureMachine(blank);
  const rows: Row[] = toMachineRows(machine);
  say('warm runs');
  rows.push(...(await measureWarmRun(await site.browser.newPage(), site.url, COUNTDOWN, machine)));
  say('cold runs');
  rows.push(await measureColdRun(site.browser, bench.url, site.url, COUNTDOWN));
  say('tracing');
  rows.push(...(await measureTracing(await site.browser.newPage(), blank, site.url)));
  say('threads');
  rows.push(...(await measureThreads(await site.browser.newPage(), blank, site.url)));
  say('exploration');
  rows.push(await measureExploreRate(await site.browser.newPage(), blank, site.url));
  say('the timeline');
  rows.push(await measureTimeline(await site.browser.newPage(), bench.url));
  say('the pages');
  for (const { slug } of readCourse(join(ROOT, 'content')).lessons) {
    const page = await site.browser.newPage();
    const kb = (await measurePageScripts(page, `${site.url}/learn/${slug}/`)) / 1024;
    const against = `${BUDGET_KB} KB`;
    rows.push({
      what: `script before a touch, gzip: ${slug}`,
      measured: `${kb.toFixed(1)} KB`,
      against,
      ratio: kb / BUDGET_KB,
      target: 1,
    });
    await page.close();
  }
  console.log(toTable(rows));
} finally {
  await site.close();
  bench.close();
}
