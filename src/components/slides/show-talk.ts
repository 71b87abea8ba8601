import { drawVote } from './draw-vote.ts';
import { fitSlide } from './fit-slide.ts';
import type { Talk } from './open-talk.ts';
import { findPart, showStep, type VoteLook } from './show-step.ts';

/** Shows where the talk stands. */
export interface Show {
  /** Draws what has changed. */
  draw: () => void;
  look: VoteLook;
  /** The same for the presenter's own eyes: nothing waits. */
  ownLook: VoteLook;
  /** The furthest step that this window has shown of each slide, by number. */
  seen: ReadonlyMap<number, number>;
}

/** Keeps the stage as the talk stands: one slide in view, all others out of reach. */
export function showTalk({ root, slides, votes, registers, deck }: Talk): Show {
  const status = root.querySelector('[data-deck-status]');
  const read = document.querySelector<HTMLAnchorElement>('[data-read]');
  const bar = root.querySelector<HTMLElement>('[data-deck-progress]');
  const seen = new Map<number, number>();
  let shown: { slide: number; step: number; fit: string } | null = null;

  const look: VoteLook = {
    isOpen: (vote) => !deck.getVote(vote).isClosed,
    findWaiting: (lab, slide) =>
      votes.find((vote) => vote.lab === lab && vote.slide <= slide && look.isOpen(vote.id))?.slide ?? null,
    findHolding: deck.findWaitingFor,
  };

  function draw(): void {
    const { slide, step } = deck.getPlace();
    const view = slides[slide - 1];
    if (view === undefined) return;
    const isOther = shown?.slide !== slide;
    if (isOther) for (const each of slides) setShown(each.root, each === view);
    for (const vote of votes) {
      const panel = slides[vote.slide - 1]?.root.querySelector<HTMLElement>(`[data-vote="${vote.id}"]`);
      if (vote.slide === slide && panel) drawVote(panel, vote, deck.getVote(vote.id));
    }
    showStep(view, step, look, !isOther);
    drawFrame();
    const scale = registers.get('scale') ?? 1;
    const fit = [
      slide,
      deck.findWaitingFor(slide).length,
      findPart(view, step),
      scale,
      innerWidth,
      innerHeight,
      document.fonts.status,
    ].join(' ');
    if (fit !== shown?.fit) fitSlide(view, scale);
    if (isOther && shown !== null) takeFocus(view.root);
    else if (shown !== null && step > shown.step) say(view.stops[step - 1]?.element);
    if (deck.findWaitingFor(slide).length === 0) seen.set(slide, Math.max(step, seen.get(slide) ?? 0));
    if (read !== null) read.hash = deck.findWaitingFor(slide).length > 0 ? '' : view.plan.id;
    root.dataset['step'] = `${slide}/${step}`;
    shown = { slide, step, fit };
  }

  function drawFrame(): void {
    const { slide, step } = deck.getPlace();
    const stops = slides[slide - 1]?.stops.length ?? 0;
    const done = (slide - 1 + (stops === 0 ? 1 : (step + 1) / (stops + 1))) / slides.length;
    if (bar !== null) bar.style.inlineSize = `${(done * 100).toFixed(2)}%`;
    root.toggleAttribute('data-black', registers.get('isBlack') === true);
    setLabScale(registers.get('scale') ?? 1);
    const contrast = registers.get('contrast') ?? 'screen';
    if (contrast === 'screen') delete document.documentElement.dataset['contrast'];
    else document.documentElement.dataset['contrast'] = contrast;
  }

  /** Who listens hears the slide from its heading on. Keys that go to a button beside the stage stay there. */
  function takeFocus(slide: HTMLElement): void {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || root.contains(activeElement);
    const isInDialog = activeElement !== null && activeElement.closest('dialog') !== null;
    if (isFree && !isInDialog) slide.focus({ preventScroll: true });
  }

  function say(element: HTMLElement | undefined): void {
    if (status !== null)
      status.textContent = element?.textContent.replace(/\s+/g, ' ').trim().slice(0, 300) ?? '';
  }

  registers.subscribe(draw);
  addEventListener('resize', draw);
  document.fonts.ready.then(draw, (error: unknown) => console.error('Fonts could not be loaded.', error));
  return { draw, look, ownLook: { ...look, findHolding: () => [] }, seen };
}

function setShown(slide: HTMLElement, isShown: boolean): void {
  slide.hidden = !isShown;
  slide.inert = !isShown;
}

/** Live labs take their size of type off the page, and never fall below what they are designed for. */
function setLabScale(scale: number): void {
  const { style } = document.documentElement;
  const next = String(Math.max(1, scale));
  if ((style.getPropertyValue('--talk-scale') || '1') === next) return;
  style.setProperty('--talk-scale', next);
  dispatchEvent(new Event('resize'));
}
