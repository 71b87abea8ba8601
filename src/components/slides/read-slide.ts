import { findParts, type BlockKind, type SlidePlan, type Stop, type VotePlan } from '../../present/index.ts';

/** A block of a slide, and the part of the slide that it stands in. */
export interface Block {
  element: HTMLElement;
  part: number;
}

/** A stop with what it changes. */
export type StopView = Stop & { element: HTMLElement; part: number };

/** A slide in the page: its plan, and the elements that steps change. */
export interface SlideView {
  root: HTMLElement;
  body: HTMLElement;
  plan: SlidePlan;
  blocks: readonly Block[];
  stops: readonly StopView[];
}

const STOPPING = '[data-step], [data-line-steps], [data-versions], [data-vote]';
const FIGURES = '.deck-timeline, .orders, .picture';

function findKind(element: HTMLElement): BlockKind {
  if (element.matches('[data-deck-lab]')) return element.dataset['quiz'] === undefined ? 'lab' : 'quiz';
  return element.matches(FIGURES) || element.querySelector(FIGURES) !== null ? 'figure' : 'text';
}

function toStops(element: HTMLElement, part: number): StopView[] {
  const { vote, step, lineSteps, versions } = element.dataset;
  if (vote !== undefined) return [{ type: 'vote', vote, element, part }];
  if (step !== undefined) return [{ type: 'reveal', element, part }];
  const count = versions === undefined ? (lineSteps?.split('|').length ?? 1) : Number(versions);
  return Array.from({ length: count - 1 }, () => ({ type: 'lines', element, part }));
}

/** Reads one slide off its markup. */
export function readSlide(root: HTMLElement): SlideView {
  const body = root.querySelector<HTMLElement>('.slide-body') ?? root;
  const children = [...body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.dataset['notes'] === undefined,
  );
  const parts = findParts(children.map(findKind));
  const blocks = children.map((element, index) => ({ element, part: parts[index] ?? 0 }));
  const stops = blocks.flatMap(({ element, part }, index): StopView[] => {
    const isNewPart = part > (blocks[index - 1]?.part ?? 0);
    const own = [element, ...element.querySelectorAll<HTMLElement>(STOPPING)]
      .filter((each) => each.matches(STOPPING))
      .flatMap((each) => toStops(each, part));
    if (!isNewPart) return own;
    // What begins a part comes with it, even when it is a step of its own.
    const [first, ...rest] = own;
    const isItself = first?.type === 'reveal' && first.element === element;
    return [{ type: 'part', element, part }, ...(isItself ? rest : own)];
  });
  const { slide, id, title, minutes, optional } = root.dataset;
  return {
    root,
    body,
    blocks,
    stops,
    plan: {
      number: Number(slide),
      id: id ?? '',
      title: title ?? '',
      minutes: Number(minutes),
      isOptional: optional !== undefined,
      stops: stops.map((stop): Stop =>
        stop.type === 'vote' ? { type: 'vote', vote: stop.vote } : { type: stop.type },
      ),
    },
  };
}

/** The votes of a slide. */
export function readVotes({ root, plan }: SlideView): VotePlan[] {
  return [...root.querySelectorAll<HTMLElement>('[data-vote]')].map((panel) => ({
    id: panel.dataset['vote'] ?? '',
    slide: plan.number,
    lab: panel.dataset['voteLab'] ?? '',
    ask: panel.dataset['ask'] ?? '',
    choices: [...panel.querySelectorAll<HTMLElement>('[data-choice]:not([data-answer])')].map(
      (choice) => choice.dataset['choice'] ?? '',
    ),
  }));
}
