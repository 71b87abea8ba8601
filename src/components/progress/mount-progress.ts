import {
  findAllAttempts,
  findAllDrafts,
  findDue,
  findSpares,
  readProgress,
  watchStore,
} from '../../learn/index.ts';
import { drawDrafts } from './draw-drafts.ts';
import { drawLessons } from './draw-lessons.ts';
import { createElement } from './element.ts';
import { mountKeeping } from './mount-keeping.ts';
import { readCourseIndex } from './read-course-index.ts';
import { toCount } from './size-text.ts';

/** Fills the page of progress, and keeps it true while other tabs go on. */
export async function mountProgress(): Promise<void> {
  mountKeeping();
  const lessons = findPart('lessons');
  const drafts = findPart('drafts');
  const today = findPart('today');
  if (lessons === null || drafts === null || today === null) return;
  let course;
  try {
    course = await readCourseIndex();
  } catch (error) {
    console.warn(error);
    lessons.replaceChildren(
      createElement(
        'p',
        { role: 'alert' },
        'The names of the lessons could not be fetched, so nothing can be listed. What you did is kept: reload this page when you are online. Export works all the same.',
      ),
    );
    return;
  }
  const names = course;

  async function draw(): Promise<void> {
    const [progress, attempts, files, spares, due] = await Promise.all([
      readProgress(),
      findAllAttempts(),
      findAllDrafts(),
      findSpares(),
      findDue(Date.now()),
    ]);
    // What is open stays open, and the keyboard stays where it was.
    const open = [...document.querySelectorAll('[data-part="lessons"] details')].map(
      (details) => (details as HTMLDetailsElement).open,
    );
    lessons?.replaceChildren(...drawLessons(names, progress, attempts));
    for (const [index, details] of [...document.querySelectorAll('[data-part="lessons"] details')].entries())
      (details as HTMLDetailsElement).open = open[index] ?? false;
    drafts?.replaceChildren(...drawDrafts(names, files, spares));
    today?.replaceChildren(
      due.length === 0
        ? createElement('a', { href: '/review/' }, 'Nothing to review today')
        : createElement(
            'a',
            { class: 'button', href: '/review/' },
            `Review ${toCount(due.length, 'question')}`,
          ),
    );
  }

  const redraw = (): void => {
    draw().catch((error: unknown) => console.error('Progress could not be shown.', error));
  };
  await draw();
  watchStore(redraw);
}

function findPart(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-part="${name}"]`);
}
