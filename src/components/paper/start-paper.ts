import { fitSlide } from '../slides/fit-slide.ts';
import { readSlide, readVotes, type SlideView } from '../slides/read-slide.ts';
import { showStep, type VoteLook } from '../slides/show-step.ts';

/** Type of a sheet, in rem: as large as it fits. */
const LARGEST = 1;
const SMALLEST = 0.6;
const STEP = 0.05;

/**
 * Sets slides as they stand when all their steps are done. While votes are open, as they always are on paper before the class, a
 * slide stops at its first one, and what could answer it is taken out of the page.
 */
export async function startPaper(isAfter: boolean): Promise<void> {
  document.documentElement.dataset['theme'] = 'light';
  await document.fonts.ready;
  const slides = [...document.querySelectorAll<HTMLElement>('[data-slide]')].map(readSlide);
  const votes = slides.flatMap(readVotes);
  const look: VoteLook = {
    isOpen: () => !isAfter,
    findWaiting: (lab, slide) =>
      votes.find((vote) => vote.lab === lab && vote.slide <= slide && !isAfter)?.slide ?? null,
  };
  for (const slide of slides) {
    showStep(slide, findLastStep(slide, isAfter), look);
    fitSlide(slide, 1);
    if (!isAfter) takeOut(slide);
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
function takeOut({ root }: SlideView): void {
  for (const held of root.querySelectorAll('[data-held] > div, .lab-after')) held.remove();
  for (const waiting of root.querySelectorAll<HTMLElement>('[data-step]'))
    if (waiting.inert) waiting.remove();
}

/** Shrinks a sheet's text until nothing is cut off. The room to write gives way first. */
function fitSheet(sheet: HTMLElement): void {
  for (let type = LARGEST; ; type -= STEP) {
    sheet.style.setProperty('--sheet-type', type.toFixed(2));
    const isCut = [sheet, ...sheet.querySelectorAll('.sheet-top, .handout-lab')].some(
      (each) => each.scrollHeight > each.clientHeight + 1,
    );
    if (type <= SMALLEST || !isCut) return;
  }
}
