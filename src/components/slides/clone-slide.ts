import { createId } from '../../present/index.ts';
import { readSlide, type SlideView } from './read-slide.ts';

const REFERENCES = ['marker-start', 'marker-end', 'fill', 'stroke', 'mask', 'clip-path'];

/** A picture of a slide for thumbnails: nothing in it can be reached, read aloud or mistaken for the original. */
export function cloneSlide(still: HTMLElement): SlideView {
  const root = still.cloneNode(true) as HTMLElement;
  root.hidden = false;
  root.inert = true;
  root.setAttribute('aria-hidden', 'true');
  for (const name of ['tabindex', 'aria-labelledby', 'aria-roledescription']) root.removeAttribute(name);
  for (const script of root.querySelectorAll('script, [data-notes]')) script.remove();
  renameIds(root);
  return readSlide(root);
}

/** Gives ids new names, and what refers to them: a picture's arrow heads must not be those of a slide out of view. */
function renameIds(root: HTMLElement): void {
  const mark = createId();
  for (const element of root.querySelectorAll('[id]')) element.id = `${element.id}-${mark}`;
  for (const name of REFERENCES)
    for (const element of root.querySelectorAll(`[${name}^="url(#"]`)) {
      const to = element.getAttribute(name)?.replace(/\)$/, `-${mark})`) ?? '';
      element.setAttribute(name, to);
    }
  for (const element of root.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
    element.removeAttribute('aria-labelledby');
    element.removeAttribute('aria-describedby');
  }
}
