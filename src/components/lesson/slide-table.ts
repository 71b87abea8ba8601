/** Marks, in the table of slides, the one that is being read, and closes the table when one is chosen. */
export function mountSlideTable(): void {
  const table = document.querySelector<HTMLElement>('[data-slide-table]');
  if (table === null) return;
  const links = new Map([...table.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]));
  const observer = new IntersectionObserver(
    (entries) => {
      const read = entries.findLast((entry) => entry.isIntersecting);
      if (read === undefined) return;
      for (const [id, link] of links) {
        if (id === read.target.id) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-30% 0px -65% 0px' },
  );
  for (const slide of document.querySelectorAll('[data-slide]')) observer.observe(slide);
  table.addEventListener('click', (event) => {
    const isChosen = event.target instanceof Element && event.target.closest('a') !== null;
    if (isChosen && table.matches(':popover-open')) table.hidePopover();
  });
}
