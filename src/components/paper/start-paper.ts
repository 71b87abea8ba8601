import type { VotePlan } from '../../present/index.ts';
import { fitSlide } from '../slides/fit-slide.ts';
import { readSlide, readVotes, type SlideView } from '../slides/read-slide.ts';
import { showStep, type VoteLook } from '../slides/show-step.ts';

/** Type of a sheet, as a share of what it is designed for: as large as it fits, first with room around, then tight. */
const SHEET = { largest: 1, smallest: 0.7 };
const TIGHT = { largest: 0.9, smallest: 0.55 };
/** Type of a lab's panes, in rem of the canvas: 24 px at most, never below 20. */
const PANE = { largest: 1.5, smallest: 1.25 };
const STEP = 0.05;

/**
 * Sets slides as they stand when all their steps are done. Before the class votes are open: a slide that asks stops at its first vote,
 * one that comes after a vote and asks nothing waits for it, and what waits is taken out of the page.
 */
export async function startPaper(isAfter: boolean): Promise<void> {
  document.documentElement.dataset['theme'] = 'light';
  if (!isAfter) takeNotesOut();
  await document.fonts.ready;
  const slides = [...document.querySelectorAll<HTMLElement>('[data-slide]')].map(readSlide);
  const open = isAfter ? [] : slides.flatMap(readVotes);
  const look: VoteLook = {
    isOpen: () => !isAfter,
    findHolding: (slide) => findHolding(open, slide),
    findWaiting: (lab, slide) => open.find((vote) => vote.lab === lab && vote.slide <= slide)?.slide ?? null,
  };
  for (const slide of slides) {
    showStep(slide, findLastStep(slide, isAfter), look);
    takeOut(slide, open);
    fitSlide(slide, 1);
    if (slide.root.dataset['waiting'] !== undefined) continue;
    for (const lab of slide.root.querySelectorAll<HTMLElement>('.deck-lab')) setLab(lab);
  }
  for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) fitSheet(sheet);
  document.documentElement.dataset['ready'] = '';
}

/** Slides that ask show what they ask about. All others behind a vote wait for the last one before them. */
function findHolding(open: readonly VotePlan[], slide: number): number[] {
  if (open.some((vote) => vote.slide === slide)) return [];
  const vote = open.findLast((each) => each.slide < slide);
  return vote === undefined ? [] : [vote.slide];
}

/** How many stops may be done: all, or those before the first vote. */
function findLastStep({ stops }: SlideView, isAfter: boolean): number {
  const open = isAfter ? -1 : stops.findIndex(({ type }) => type === 'vote');
  return open === -1 ? stops.length : open;
}

/** What to edit says where the idea lies. */
function takeNotesOut(): void {
  for (const code of document.querySelectorAll<HTMLElement>('.code:has(.is-note)')) {
    code.style.counterReset = 'line var(--notes)';
    for (const line of code.querySelectorAll('.is-note')) line.remove();
  }
}

/** What waits for a vote is not only hidden: a page that is searched or copied holds none of it. */
function takeOut({ root, plan }: SlideView, open: readonly VotePlan[]): void {
  if (open.length === 0) return;
  if (root.dataset['waiting'] !== undefined) {
    root.querySelector('h2')?.remove();
    root.querySelector('.slide-body')?.replaceChildren();
    for (const text of root.closest('.sheet')?.querySelectorAll('.sheet-title, .tasks') ?? []) text.remove();
    return;
  }
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

/**
 * Paper does not scroll: what is too long for its pane is set smaller, and code says so where that is not enough. A lab on paper is
 * no place to go to, so it has no name either: a sheet shows the same lab more than once.
 */
function setLab(lab: HTMLElement): void {
  lab.removeAttribute('aria-label');
  const side = lab.querySelector<HTMLElement>('.lab-still-side');
  if (side !== null && !fitType(side, '--side-type')) dropTails(side);
  const pane = lab.querySelector<HTMLElement>('.lab-still-code');
  if (pane === null) return;
  const codes = [...pane.querySelectorAll<HTMLElement>('.code')];
  // All files at once: paper has no tabs.
  for (const text of pane.querySelectorAll('[data-text]')) text.removeAttribute('data-off');
  const isCut = (): boolean => codes.some(isCodeCut);
  for (let type = PANE.largest; type > PANE.smallest - STEP / 2 && isCut(); type -= STEP)
    for (const code of codes) code.style.setProperty('--text-sm', `${type.toFixed(2)}rem`);
  if (!isCut()) return;
  const text = document.createElement('p');
  text.className = 'goes-on';
  text.textContent = 'The code goes on: the handout has all of it.';
  pane.append(text);
  endWithLines(codes);
}

/** Leaves out what does not fit beside the code, the last first: the handout has the tasks below the picture. */
function dropTails(side: HTMLElement): void {
  const more = document.createElement('p');
  more.textContent = 'More in the handout.';
  side.append(more);
  const items = [...side.querySelectorAll('li')];
  while (side.scrollHeight > side.clientHeight + 1 && items.length > 1) {
    const tail = items.pop()?.closest('.lab-still-tail');
    const list = tail?.querySelector('ul');
    list?.lastElementChild?.remove();
    if (list?.childElementCount === 0) tail?.remove();
  }
}

/** Lets codes that are cut off end with a whole line. A line less changes the room of all, so they go one at a time. */
function endWithLines(codes: readonly HTMLElement[]): void {
  for (;;) {
    const last = codes.find(isCodeCut)?.querySelector('code')?.lastElementChild;
    if (last === null || last === undefined) return;
    if (last.previousSibling?.nodeType === Node.TEXT_NODE) last.previousSibling.remove();
    last.remove();
  }
}

function isCodeCut(code: HTMLElement): boolean {
  return code.scrollHeight > code.clientHeight + 1;
}

/** @returns whether all of the pane is in view */
function fitType(pane: HTMLElement, property: string): boolean {
  const isCut = (): boolean => pane.scrollHeight > pane.clientHeight + 1;
  for (let type = PANE.largest; type > PANE.smallest - STEP / 2 && isCut(); type -= STEP)
    pane.style.setProperty(property, `${type.toFixed(2)}rem`);
  return !isCut();
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
