import {
  addAnswer,
  findCommand,
  MOST_CHOICES,
  readEntry,
  setHands,
  typeKey,
  type Command,
} from '../../present/index.ts';
import type { Talk } from './open-talk.ts';

const FAULT_MS = 5000;
/** Where keys belong to what has the focus. A clicker's keys go to the deck all the same. */
const WRITING = 'input, textarea, select, [contenteditable], .lab-live, [role="slider"], [role="listbox"]';

/** Hands keys to the deck: commands, and what is typed (`7`, `a 12`) with Enter at its end. */
export function mountKeys({ root, deck, votes }: Talk, act: (command: Command) => void): void {
  const line = root.querySelector<HTMLElement>('[data-deck-entry]');
  let text = '';
  let fading: ReturnType<typeof setTimeout> | undefined;

  function show(next: string, fault = ''): void {
    text = next;
    clearTimeout(fading);
    if (line === null) return;
    line.textContent = fault === '' ? next : fault;
    line.hidden = line.textContent === '';
    if (fault !== '') fading = setTimeout(() => show(''), FAULT_MS);
  }

  /** Choices of the vote that hands are counted for; null when none is open. */
  function countChoices(): number | null {
    const id = deck.findOpenVote();
    const vote = votes.find((each) => each.id === id);
    return vote === undefined || id === null ? null : vote.choices.length + deck.getVote(id).answers.length;
  }

  function enter(): void {
    const id = deck.findOpenVote();
    const entry = readEntry(text, countChoices() ?? 0);
    const own = votes.find((each) => each.id === id)?.choices.length ?? MOST_CHOICES;
    show('', entry.type === 'fault' ? entry.sentence : '');
    if (entry.type === 'jump') deck.goTo({ slide: entry.slide, step: 0 });
    if (id === null) return;
    if (entry.type === 'hands') deck.setVote(id, setHands(deck.getVote(id), entry.hands));
    if (entry.type === 'answer') deck.setVote(id, addAnswer(deck.getVote(id), own, entry.text));
  }

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.defaultPrevented || !(event.target instanceof Element)) return;
      const { target, key } = event;
      const isPaging = key === 'PageDown' || key === 'PageUp';
      if (!isPaging && target.closest(WRITING) !== null) return;
      const isOnButton = target.closest('button, a, summary') !== null;
      if (isOnButton && (key === ' ' || key === 'Enter') && text === '') return;
      if (isScrolled(target) && (key === 'ArrowUp' || key === 'ArrowDown')) return;
      const isOpen = document.querySelector('dialog[open]') !== null;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isPaging && !isOpen;
      const typed = isPlain ? typeKey(text, key, countChoices()) : null;
      const command = findCommand(event);
      if (typed !== null) show(typed);
      else if (text !== '' && key === 'Enter') enter();
      else if (text !== '' && key === 'Escape') show('');
      else if (command !== null) {
        if (isOpen && command !== 'overview' && command !== 'help') return;
        show('');
        act(command);
      } else return;
      event.preventDefault();
      if (isPaging) event.stopPropagation();
    },
    { capture: true },
  );
}

/** Code that is longer than its pane scrolls by the arrows. */
function isScrolled(target: Element): boolean {
  const pane = target.closest('pre');
  return pane !== null && pane.scrollHeight > pane.clientHeight + 1;
}
