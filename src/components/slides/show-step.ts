import { toVersion } from './to-version.ts';
import type { SlideView } from './read-slide.ts';

/** What a slide needs to know of the votes. */
export interface VoteLook {
  isOpen: (vote: string) => boolean;
  /** Number of the slide, up to this one, whose open vote asks about the lab; null when none does. */
  findWaiting: (lab: string, slide: number) => number | null;
  /** Numbers of the slides whose open votes a slide waits for: until then it shows nothing of its own. */
  findHolding: (slide: number) => readonly number[];
}

/** The part of a slide that is on show after so many steps. */
export function findPart(slide: SlideView, step: number): number {
  return slide.stops.slice(0, step).reduce((part, stop) => (stop.type === 'part' ? stop.part : part), 0);
}

/** Shows a slide as it is after so many steps. What is kept back has its room and is neither seen nor read. */
export function showStep(slide: SlideView, step: number, look: VoteLook, isMoving = false): void {
  hold(slide, look.findHolding(slide.plan.number));
  const part = findPart(slide, step);
  for (const block of slide.blocks) block.element.hidden = block.part !== part;
  const lines = new Map<HTMLElement, number>();
  slide.stops.forEach((stop, index) => {
    const isDone = index < step;
    if (stop.type === 'reveal') stop.element.inert = !isDone;
    if (stop.type === 'lines') lines.set(stop.element, (lines.get(stop.element) ?? 0) + (isDone ? 1 : 0));
    if (stop.type === 'vote') {
      const lab = stop.element.closest<HTMLElement>('[data-deck-lab]');
      if (lab !== null) lab.dataset['state'] = look.isOpen(stop.vote) ? 'asking' : 'closed';
    }
  });
  // Code of one step has no stop, and still is lit.
  for (const code of slide.root.querySelectorAll<HTMLElement>('[data-line-steps]'))
    lightLines(code, lines.get(code) ?? 0);
  for (const code of slide.root.querySelectorAll<HTMLElement>('[data-versions]'))
    toVersion(code, lines.get(code) ?? 0, isMoving);
  for (const picture of slide.root.querySelectorAll<HTMLElement>('[data-waits]'))
    holdBack(picture, look.findWaiting(picture.dataset['waits'] ?? '', slide.plan.number));
}

function lightLines(code: HTMLElement, step: number): void {
  const lit = new Set(code.dataset['lineSteps']?.split('|')[step]?.split(' ').map(Number));
  code.querySelectorAll('.line').forEach((line, index) => {
    line.classList.toggle('is-marked', lit.has(index + 1));
    line.classList.toggle('is-dim', !lit.has(index + 1));
  });
}

/** A recorded run answers what is asked about its lab: it waits for the vote. */
function holdBack(picture: HTMLElement, slide: number | null): void {
  picture.toggleAttribute('data-held', slide !== null);
  const text = picture.querySelector('.waits');
  if (text !== null && slide !== null)
    text.textContent = `This picture waits for the vote on slide ${slide}.`;
}

/** Keeps a whole slide back, its title too: an author may have put the answer there. */
function hold({ root, body, plan }: SlideView, waitsFor: readonly number[]): void {
  const isHeld = waitsFor.length > 0;
  const text = root.querySelector<HTMLElement>('.held');
  if (text === null) return;
  root.toggleAttribute('data-waiting', isHeld);
  body.inert = isHeld;
  text.hidden = !isHeld;
  text.textContent = isHeld ? describeHold(plan.number, waitsFor) : '';
  if (root.hasAttribute('aria-labelledby'))
    root.setAttribute('aria-labelledby', isHeld ? text.id : `${plan.id}-title`);
}

/** What a slide that waits says of itself. */
function describeHold(slide: number, waitsFor: readonly number[]): string {
  const [last = '', ...others] = waitsFor.map(String).reverse();
  const slides = others.length === 0 ? `slide ${last}` : `slides ${others.reverse().join(', ')} and ${last}`;
  return `Slide ${slide} waits for the ${others.length === 0 ? 'vote' : 'votes'} on ${slides}.`;
}
