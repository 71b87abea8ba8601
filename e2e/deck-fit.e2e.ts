// Every slide of every lesson fits its canvas, at each of its stops: nothing is cut off, nothing is smaller than 20 px of 720.
import { expect, test } from '@playwright/test';
import { readCourse } from '../src/course/index.ts';
import { openDeck } from './deck.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

for (const { slug, slides } of readCourse().lessons)
  test(`${slug} fits ${SIZES.map(({ width, height }) => `${width} × ${height}`).join(', ')}`, async ({
    page,
  }) => {
    test.slow();
    await openDeck(page, `/present/${slug}/`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const faults: string[] = [];
    const seen = new Set<string>();
    for (let turn = 0; ; turn += 1) {
      const place = (await page.locator('[data-deck]').getAttribute('data-step')) ?? '';
      if (seen.has(place)) break;
      seen.add(place);
      const title = slides[Number(place.split('/')[0]) - 1]?.title ?? '';
      // To and fro: the last size of one place is the first of the next.
      for (const viewport of turn % 2 === 0 ? SIZES : SIZES.toReversed()) {
        await page.setViewportSize(viewport);
        for (const fault of await page.evaluate(findFaults))
          faults.push(`slide ${place} at ${viewport.width} × ${viewport.height}, “${title}”: ${fault}`);
      }
      await page.keyboard.press('ArrowRight');
    }
    expect(faults).toEqual([]);
    expect(new Set([...seen].map((place) => place.split('/')[0])).size).toBe(slides.length);
  });

/** In the page: what is wrong with the slide on show. */
function findFaults(): string[] {
  const slide = document.querySelector<HTMLElement>('.stage > [data-slide]:not([hidden])');
  const body = slide?.querySelector('.slide-body');
  if (!slide || !body) return ['no slide is on show'];
  const unit = slide.getBoundingClientRect().width / 1280;
  const frame = slide.getBoundingClientRect();
  const faults: string[] = [];
  if (slide.querySelector('[data-state="asking"] .is-note')?.checkVisibility() === true)
    faults.push('an open vote shows what to edit');
  const name = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
  const panes = [body, ...body.querySelectorAll('.vote, .lab-place, .code-figure .code')];
  for (const pane of panes) {
    if (pane.clientHeight === 0) continue;
    const [down, across] = [pane.scrollHeight - pane.clientHeight, pane.scrollWidth - pane.clientWidth];
    if (down > 2) faults.push(`${name(pane)} is ${down} px too high`);
    if (across > 2) faults.push(`${name(pane)} is ${across} px too wide`);
  }
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      element === null ||
      (node.nodeValue ?? '').trim() === '' ||
      !element.checkVisibility({ visibilityProperty: true })
    )
      continue;
    if (element.closest('.visually-hidden, script') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    // What scrolls inside of a lab's pane may lie below its edge.
    const isScrolled = element.closest('.lab-still-code, .lab-still-side') !== null;
    const isOut = box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
    if (!isScrolled && isOut) faults.push(`${name(element)} lies outside`);
    const svg = element.closest('svg');
    const scale = svg === null ? 1 : svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || 1);
    const sizePx = (parseFloat(getComputedStyle(element).fontSize) * scale) / unit;
    if (sizePx < 19.5) faults.push(`${name(element)} is set at ${sizePx.toFixed(1)} px`);
  }
  return faults;
}
