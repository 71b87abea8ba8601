import { cloneSlide } from './clone-slide.ts';
import { drawVote } from './draw-vote.ts';
import type { Talk } from './open-talk.ts';
import { showStep } from './show-step.ts';
import type { Show } from './show-talk.ts';

/**
 * The grid of all slides. On the projector a slide behind an open vote is a number alone, one that has not been shown a
 * title, and each other one stands as it was left: nothing is given away. @returns opens or closes it
 */
export function mountOverview(talk: Talk, show: Show, stills: readonly HTMLElement[]): () => void {
  const { root, slides, deck, role, votes } = talk;
  const dialog = root.querySelector<HTMLDialogElement>('[data-deck-overview]');
  const list = dialog?.querySelector('ol');
  if (dialog === null || list === null || list === undefined)
    throw new Error('A deck’s markup must hold <dialog data-deck-overview> with a list.');

  /** Nobody but the presenter sees this window. */
  const isPrivate = (): boolean => role === 'presenter' && document.documentElement.dataset['mode'] !== 'one';

  function createThumb(still: HTMLElement, index: number): HTMLElement {
    const number = index + 1;
    const item = document.createElement('li');
    const frame = document.createElement('div');
    frame.className = 'thumb';
    const step = show.seen.get(number);
    const plan = slides[index]?.plan;
    const waitsFor = isPrivate() ? [] : deck.findWaitingFor(number);
    const isWaiting = waitsFor.length > 0;
    const isShown = !isWaiting && (isPrivate() || step !== undefined);
    if (isShown) frame.append(createPicture(still, step ?? 0));
    else frame.append(createTitle(isWaiting ? String(number) : (plan?.title ?? '')));
    const button = document.createElement('button');
    button.type = 'button';
    const name = `${number}. ${isWaiting ? `Waits for the vote on slide ${waitsFor[0] ?? ''}` : (plan?.title ?? '')}`;
    button.textContent = `${name}${plan?.isOptional === true ? ' (optional)' : ''}`;
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
    // A vote that was opened again takes back what it had let through.
    showStep(
      clone,
      Math.min(step, deck.findLastStep(clone.plan.number)),
      isPrivate() ? show.ownLook : show.look,
    );
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
