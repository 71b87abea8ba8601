import { cloneSlide } from './clone-slide.ts';
import { drawVote } from './draw-vote.ts';
import type { Talk } from './open-talk.ts';
import { showStep } from './show-step.ts';
import type { Show } from './show-talk.ts';

/**
 * The grid of all slides. On the projector a slide that has not been shown is a title alone, and each other one stands as it was left:
 * nothing is given away. @returns opens or closes it
 */
export function mountOverview(talk: Talk, show: Show, stills: readonly HTMLElement[]): () => void {
  const { root, slides, deck, role, votes } = talk;
  const dialog = root.querySelector<HTMLDialogElement>('[data-deck-overview]');
  const list = dialog?.querySelector('ol');
  if (dialog === null || list === null || list === undefined)
    throw new Error('A deck’s markup must hold <dialog data-deck-overview> with a list.');

  function createThumb(still: HTMLElement, index: number): HTMLElement {
    const number = index + 1;
    const item = document.createElement('li');
    const frame = document.createElement('div');
    frame.className = 'thumb';
    const step = show.seen.get(number);
    const isShown = role === 'presenter' || step !== undefined;
    const plan = slides[index]?.plan;
    if (isShown) frame.append(createPicture(still, step ?? 0));
    else frame.append(createTitle(plan?.title ?? ''));
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${number}. ${plan?.title ?? ''}${plan?.isOptional === true ? ' (optional)' : ''}`;
    if (number === deck.getPlace().slide) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => {
      dialog?.close();
      deck.goTo({ slide: number, step: 0 });
    });
    item.append(frame, button);
    return item;
  }

  function createPicture(still: HTMLElement, step: number): HTMLElement {
    const clone = cloneSlide(still);
    for (const vote of votes) {
      const panel = clone.root.querySelector<HTMLElement>(`[data-vote="${vote.id}"]`);
      if (vote.slide === clone.plan.number && panel !== null) drawVote(panel, vote, deck.getVote(vote.id));
    }
    showStep(clone, step, show.look);
    return clone.root;
  }

  return () => {
    if (dialog.open) {
      dialog.close();
      return;
    }
    list.replaceChildren(...stills.map(createThumb));
    dialog.showModal();
    list.querySelector<HTMLElement>('[aria-current]')?.focus();
  };
}

function createTitle(text: string): HTMLElement {
  const title = document.createElement('p');
  title.textContent = text;
  title.setAttribute('aria-hidden', 'true');
  return title;
}
