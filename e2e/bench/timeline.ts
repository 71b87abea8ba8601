import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { median, toMs, type Row } from './row.ts';
import type { Served } from './serve-texts.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The longest time without a new picture that still looks like motion. */
const STREAK_MS = 50;

/** The page with a timeline of 100,000 events, bundled from the components as they are. */
export async function bundleTimelinePage(): Promise<Served> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'timeline-page.tsx')],
    outdir: '/bench',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const tokens = readFileSync(join(ROOT, 'src/styles/tokens.css'), 'utf8');
  return {
    '/timeline.html': {
      type: 'text/html',
      body: `<!doctype html><title>timeline</title><style>${tokens}${textOf('.css')}</style><div id="root"></div>
        <script type="module" src="/timeline.js"></script>`,
    },
    '/timeline.js': { type: 'text/javascript', body: textOf('.js') },
  };
}

/** The longest frame while the timeline is zoomed and panned without a pause, against 50 ms. */
export async function measureTimeline(page: Page, benchUrl: string): Promise<Row> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${benchUrl}/timeline.html`);
  await page.locator('canvas').first().waitFor();
  const idle = await recordFrames(page, async () => {
    await page.evaluate(async () => {
      for (let i = 0; i < 60; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  });
  const moving = await recordFrames(page, () => zoomAndPan(page));
  const worst = Math.max(...moving);
  return {
    what: 'timeline, 100,000 events: longest frame while panning and zooming',
    measured: `${toMs(worst)}, median ${toMs(median(moving))}`,
    against: `${STREAK_MS} ms; the same page at rest ${toMs(Math.max(...idle))}, median ${toMs(median(idle))}`,
    ratio: worst / STREAK_MS,
    target: 1,
  };
}

/** Times between the page's frames, in ms, while `act` goes on. */
async function recordFrames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Reflect.set(window, 'benchFrames', frames);
    const note = (now: number): void => {
      frames.push(now);
      if (Reflect.get(window, 'benchFrames') === frames) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  const frames = await page.evaluate(() => {
    const recorded: number[] = Reflect.get(window, 'benchFrames');
    Reflect.set(window, 'benchFrames', null);
    return recorded;
  });
  return frames.slice(1).map((now, index) => now - frames[index]!);
}

/** In to single steps, to and fro, and out again, as a hand does it: an input a frame. */
async function zoomAndPan(page: Page): Promise<void> {
  const box = await page.locator('canvas').first().boundingBox();
  if (box === null) throw new Error('The timeline has no canvas to move on.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const zoom = async (deltaY: number): Promise<void> => {
    await page.keyboard.down('Control');
    for (let i = 0; i < 60; i++) await page.mouse.wheel(0, deltaY);
    await page.keyboard.up('Control');
  };
  const pan = async (): Promise<void> => {
    await page.mouse.down();
    for (let i = 0; i < 120; i++) await page.mouse.move(x + 300 * Math.sin(i / 10), y);
    await page.mouse.up();
  };
  await page.mouse.move(x, y);
  await pan();
  for (const deltaY of [-20, -20, 20, 20]) {
    await zoom(deltaY);
    await pan();
  }
}
