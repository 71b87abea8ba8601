import './search.css';
import { findHits, warmIndex } from './search-index.ts';
import type { Hit } from './to-hits.ts';

const LIST = 'search-hits';

let shown: HTMLDialogElement | null = null;

/** Opens the search over the page: a field, and the slides and words that match, walked by the arrows. */
export function openSearch(): void {
  shown ??= createDialog();
  if (!shown.isConnected) document.body.append(shown);
  if (!shown.open) shown.showModal();
  shown.querySelector('input')?.select();
  warmIndex();
}

function createDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search';
  dialog.setAttribute('aria-label', 'Search the course');
  dialog.innerHTML = `
    <form method="dialog" role="search">
      <input type="search" role="combobox" aria-label="Search the course" aria-expanded="false" aria-controls="${LIST}"
        aria-autocomplete="list" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="go" />
      <button type="button" class="search-close">Close <kbd>Esc</kbd></button>
    </form>
    <p class="search-told" role="status"></p>
    <div role="listbox" id="${LIST}" aria-label="Results"></div>`;
  const input = dialog.querySelector('input') ?? document.createElement('input');
  const list = dialog.querySelector<HTMLElement>('[role="listbox"]') ?? document.createElement('div');
  const told = dialog.querySelector<HTMLElement>('.search-told') ?? document.createElement('p');
  let active = -1;

  const mark = (next: number): void => {
    const options = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
    active = options.length === 0 ? -1 : (next + options.length) % options.length;
    for (const [index, option] of options.entries())
      option.setAttribute('aria-selected', String(index === active));
    const option = options[active];
    input.setAttribute('aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
  };

  const show = async (): Promise<void> => {
    const text = input.value.trim();
    if (text === '') {
      fill(list, []);
      told.textContent = 'Slides, words and pages. Arrows walk, Enter opens.';
      input.setAttribute('aria-expanded', 'false');
      mark(-1);
      return;
    }
    try {
      const hits = await findHits(text);
      if (hits === null || input.value.trim() !== text) return;
      fill(list, hits);
      told.textContent =
        hits.length === 0
          ? `Nothing about “${text}”. Try fewer letters, or another word for it.`
          : toCount(hits.length);
      input.setAttribute('aria-expanded', String(hits.length > 0));
      mark(hits.length > 0 ? 0 : -1);
    } catch (error) {
      console.error('The search could not be made.', error);
      told.textContent = import.meta.env.DEV
        ? 'The index is made by npm run build, so search works on the built site.'
        : 'The index could not be fetched. Check the connection, then type again.';
    }
  };

  input.addEventListener('input', () => void show());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp') mark(active - 1);
    // A field for searches would first empty itself.
    else if (event.key === 'Escape') {
      // Until the next frame it would still hear the keys, and a slash would open nothing.
      input.blur();
      dialog.close();
    } else if (event.key === 'Enter') list.querySelectorAll('a')[active]?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    // The dialog itself is hit only beside its content: on the backdrop.
    if (event.target === dialog || event.target.closest('a, .search-close') !== null) dialog.close();
  });
  void show();
  return dialog;
}

function toCount(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}

function fill(list: HTMLElement, hits: readonly Hit[]): void {
  list.replaceChildren(
    ...hits.map(({ href, title, place, excerpt }, index) => {
      const link = document.createElement('a');
      link.id = `${LIST}-${index}`;
      link.setAttribute('role', 'option');
      link.setAttribute('aria-selected', 'false');
      link.href = href;
      link.tabIndex = -1;
      const head = document.createElement('span');
      head.className = 'search-title';
      head.textContent = title;
      const where = document.createElement('span');
      where.className = 'search-place';
      where.textContent = place;
      const text = document.createElement('span');
      text.className = 'search-text';
      text.append(
        ...excerpt.map(({ text: piece, isMatch }) => {
          const part = document.createElement(isMatch ? 'mark' : 'span');
          part.textContent = piece;
          return part;
        }),
      );
      link.append(head, where, text);
      return link;
    }),
  );
}
