import type { SlideView } from './read-slide.ts';

const SMALLEST = 0.7;
const STEP = 0.05;

/**
 * Sets a slide as large as was asked for, or as it fits: type shrinks until nothing is cut off. Style sheets keep text and
 * code from falling below 20 px of the canvas.
 */
export function fitSlide({ root, body }: SlideView, scale: number): void {
  for (let type = scale; ; type -= STEP) {
    root.style.setProperty('--type', type.toFixed(2));
    if (type <= SMALLEST || !isCut(body)) return;
  }
}

/** Something of a slide is beyond its edges, or needs scrolling. Labs scroll inside, as editors do. */
export function isCut(body: HTMLElement): boolean {
  const isOver = (element: Element): boolean =>
    element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  const codes = [...body.querySelectorAll('.code')].filter((code) => code.closest('.lab-place') === null);
  return (
    isOver(body) ||
    [...codes, ...body.querySelectorAll('.vote')].some((each) => each.clientWidth > 0 && isOver(each))
  );
}
