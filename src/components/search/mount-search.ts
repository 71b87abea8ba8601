/** Where a slash is a letter. */
const WRITING =
  'input, textarea, select, [contenteditable], [role="textbox"], .lab-editor, .cm-editor, dialog';

/** Opens the search by its button and by `/`. The search itself is fetched then. */
export function mountSearch(): void {
  const open = (): void => {
    import('./search-dialog.ts').then(
      ({ openSearch }) => openSearch(),
      (error: unknown) => console.error('The search could not be fetched.', error),
    );
  };
  for (const button of document.querySelectorAll('[data-search-open]'))
    button.addEventListener('click', open);
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(WRITING) !== null) return;
    event.preventDefault();
    open();
  });
}
