import { readProgress, watchStore, type LessonProgress } from '../../learn/index.ts';
import { describeProgress } from './describe-progress.ts';

/** Shows on the map of lessons what was seen, and keeps it true while other tabs go on. */
export async function showProgress(): Promise<void> {
  watchStore(() => void show());
  await show();
}

async function show(): Promise<void> {
  const progress = await readProgress();
  for (const link of document.querySelectorAll<HTMLElement>('[data-map-lesson]'))
    showLesson(
      link,
      progress.find(({ lesson }) => lesson === link.dataset['mapLesson']),
    );
}

function showLesson(link: HTMLElement, progress: LessonProgress | undefined): void {
  const pieces = [...link.querySelectorAll<HTMLElement>('[data-map-slide]')];
  const seen = new Set(progress?.seen);
  for (const piece of pieces) piece.classList.toggle('is-seen', seen.has(piece.dataset['mapSlide'] ?? ''));
  const seenHere = pieces.filter((piece) => piece.classList.contains('is-seen')).length;
  const text = progress === undefined ? '' : describeProgress(progress, seenHere, pieces.length);
  link.classList.toggle('is-begun', text !== '');
  const done = link.querySelector<HTMLElement>('[data-map-done]');
  if (done === null) return;
  done.hidden = text === '';
  done.textContent = text;
}
