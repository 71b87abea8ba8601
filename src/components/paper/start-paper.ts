import type { VotePlan } from '../../present/index.ts';
import { fitSlide } from '../slides/fit-slide.ts';
import { readSlide, readVotes, type SlideView } from '../slides/read-slide.ts';
import { showStep, type VoteLook } from '../slides/show-step.ts';

/** Type of a sheet, as a share of what it is designed for: as large as it fits, first with room around, then tight. */
const SHEET = { largest: 1, smallest: 0.7 };
const TIGHT = { largest: 0.9, smallest: 0.55 };
/** Type of the code beside a question, in rem of the canvas. */
const CODE = { largest: 1.5, smallest: 0.75 };
const STEP = 0.05;

/**
 * Sets slides as they stand when all their steps are done. Before the class votes are open: a slide then stops at its first one, and
 * what could answer one is taken out of the page.
 */
export async function startPaper(isAfter: boolean): Promise<void> {
  document.documentElement.dataset['theme'] = 'light';
  await document.fonts.ready;
  const slides = [...document.querySelectorAll<HTMLElement>('[data-slide]')].map(readSlide);
  const open = isAfter ? [] : slides.flatMap(readVotes);
  const look: VoteLook = {
    isOpen: () => !isAfter,
    findWaiting: (lab, slide) => open.find((vote) => vote.lab === lab && vote.slide <= slide)?.slide ?? null,
  };
  for (const slide of slides) {
    showStep(slide, findLastStep(slide, isAfter), look);
    takeOut(slide, open);
    fitSlide(slide, 1);
    for (const code of slide.root.querySelectorAll<HTMLElement>('.lab-still-code .code')) fitCode(code);
  }
  for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) fitSheet(sheet);
  document.documentElement.dataset['ready'] = '';
}

/** How many stops may be done: all, or those before the first vote. */
function findLastStep({ stops }: SlideView, isAfter: boolean): number {
  const open = isAfter ? -1 : stops.findIndex(({ type }) => type === 'vote');
  return open === -1 ? stops.length : open;
}

/** What waits for a vote is not only hidden: a page that is searched or copied holds none of it. */
function takeOut({ root, plan }: SlideView, open: readonly VotePlan[]): void {
  if (open.length === 0) return;
  for (const held of root.querySelectorAll('[data-held] > div, .lab-after')) held.remove();
  for (const waiting of root.querySelectorAll<HTMLElement>('[data-step]'))
    if (waiting.inert) waiting.remove();
  // Counted orders say what a program can print, and do not say which: they answer any vote that came before.
  const vote = open.findLast(({ slide }) => slide <= plan.number);
  if (vote === undefined) return;
  for (const orders of root.querySelectorAll('.orders')) {
    const text = document.createElement('p');
    text.className = 'waits';
    text.textContent = `This picture waits for the vote on slide ${vote.slide}.`;
    orders.replaceChildren(text);
  }
}

/** Paper does not scroll: code that is too long for its pane is set smaller, and says so where that is not enough. */
function fitCode(code: HTMLElement): void {
  const isCut = (): boolean => code.scrollHeight > code.clientHeight + 1;
  for (let type = CODE.largest; type >= CODE.smallest && isCut(); type -= STEP)
    code.style.setProperty('--text-sm', `${type.toFixed(2)}rem`);
  if (!isCut()) return;
  const text = document.createElement('p');
  text.className = 'goes-on';
  text.textContent = 'The code goes on: the handout has all of it.';
  code.closest('.lab-still-code')?.append(text);
}

/** Shrinks a sheet's text until nothing is cut off. The room to write gives way first. */
function fitSheet(sheet: HTMLElement): void {
  if (shrink(sheet, SHEET)) return;
  sheet.classList.add('is-tight');
  shrink(sheet, TIGHT);
}

/** @returns whether all of the sheet is on it */
function shrink(sheet: HTMLElement, { largest, smallest }: { largest: number; smallest: number }): boolean {
  const isCut = (): boolean =>
    [sheet, ...sheet.querySelectorAll('.sheet-top, .sheet-labs')].some(
      (each) => each.scrollHeight > each.clientHeight + 1,
    );
  for (let type = largest; type >= smallest; type -= STEP) {
    sheet.style.setProperty('--sheet-type', type.toFixed(2));
    if (!isCut()) return true;
  }
  return false;
}
