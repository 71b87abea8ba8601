import { findAllAttempts, findVisit, readProgress, saveVisit, watchStore } from '../../learn/index.ts';
import type { Visit } from '../../learn/index.ts';
import { toSlideMark } from './slide-marks.ts';

/** How long a slide must be the one that is read before it counts as seen. */
const SEEN_AFTER_MS = 1200;

/** A lab of the page, as its static markup says it. */
interface PlacedLab {
  key: string;
  slide: string;
  /** Id of the question asked there; '' when none is. */
  question: string;
  hasChallenge: boolean;
}

/** Notes where the learner is in a lesson, marks its table of slides, and offers the way back to where they left off. */
export async function mountLesson(): Promise<void> {
  const page = document.querySelector<HTMLElement>('[data-lesson]');
  const lesson = page?.dataset['lesson'];
  if (page === null || lesson === undefined) return;
  const slides = [...page.querySelectorAll<HTMLElement>('[data-slide]')];
  // Must be read before a lab is live: its markup goes then.
  const labs = slides.flatMap(readLabs);
  const visit = await findVisit(lesson);
  offerReturn(page, visit, slides);
  const mark = (): void => {
    markSlides(lesson, slides, labs).catch((error: unknown) =>
      console.warn('What you have seen cannot be marked.', error),
    );
  };
  mark();
  watchStore(({ about }) => {
    if (about === '' || about === lesson || about.startsWith(`${lesson}/`)) mark();
  });
  watchReading(lesson, slides, labs);
}

function readLabs(slide: HTMLElement): PlacedLab[] {
  return [...slide.querySelectorAll<HTMLElement>('[data-lab-root]')].flatMap((root) => {
    const source = root.querySelector('script[data-lab]')?.textContent ?? '';
    const key = /"key":"([^"]+)"/.exec(source)?.[1];
    if (key === undefined) return [];
    const question = root.dataset['question'] ?? '';
    return [{ key, slide: slide.id, question, hasChallenge: !source.includes('"check":[]') }];
  });
}

/** Says where the learner was, unless they are there, or at the beginning, or came by a link to a place. */
function offerReturn(page: HTMLElement, visit: Visit | null, slides: readonly HTMLElement[]): void {
  const place = page.querySelector<HTMLElement>('[data-resume]');
  const index = slides.findIndex(({ id }) => id === visit?.slide);
  const slide = slides[index];
  if (place === null || slide === undefined || index < 1 || location.hash !== '') return;
  const link = place.querySelector('a');
  if (link === null) return;
  link.href = `#${slide.id}`;
  const title = slide.querySelector('h2 > span')?.firstChild?.textContent?.trim() ?? '';
  link.textContent = `Continue at slide ${slide.dataset['slide'] ?? ''}${title === '' ? '' : `, “${title}”`}`;
  place.hidden = false;
}

async function markSlides(
  lesson: string,
  slides: readonly HTMLElement[],
  labs: readonly PlacedLab[],
): Promise<void> {
  const [progress, attempts] = await Promise.all([readProgress(), findAllAttempts()]);
  const known = progress.find((each) => each.lesson === lesson);
  for (const { id } of slides) {
    const link = document.querySelector(`[data-slide-table] a[href="#${CSS.escape(id)}"]`);
    const place = link?.querySelector<HTMLElement>('[data-mark]');
    if (place === null || place === undefined) continue;
    const here = labs.filter(({ slide }) => slide === id);
    const asked = here.filter(({ question }) => question !== '');
    const challenges = here.filter(({ hasChallenge, question }) => hasChallenge && question === '');
    const { mark, says } = toSlideMark({
      isSeen: known?.seen.includes(id) ?? false,
      asked: asked.length,
      answered: asked.filter(({ key, question }) =>
        attempts.some((attempt) => attempt.lab === key && attempt.question === question),
      ).length,
      challenges: challenges.length,
      solved: challenges.filter(({ key }) => known?.solved.includes(key) ?? false).length,
    });
    const shown = document.createElement('span');
    shown.ariaHidden = 'true';
    shown.textContent = mark;
    const spoken = document.createElement('span');
    spoken.className = 'visually-hidden';
    spoken.textContent = says === '' ? '' : `, ${says}`;
    place.replaceChildren(shown, spoken);
  }
}

/** Notes each slide that is read for a while, with the lab that was touched last. */
function watchReading(lesson: string, slides: readonly HTMLElement[], labs: readonly PlacedLab[]): void {
  let lab: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (slide: string): void => {
    saveVisit({ lesson, slide, lab, at: Date.now(), seen: [slide] }).catch((error: unknown) =>
      console.warn('This browser does not keep where you are.', error),
    );
  };
  const observer = new IntersectionObserver(
    (entries) => {
      const read = entries.findLast((entry) => entry.isIntersecting);
      if (read === undefined) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') save(read.target.id);
      }, SEEN_AFTER_MS);
    },
    { rootMargin: '-30% 0px -65% 0px' },
  );
  for (const slide of slides) observer.observe(slide);
  addEventListener(
    'focusin',
    ({ target }) => {
      const slide = target instanceof Element ? target.closest<HTMLElement>('[data-slide]') : null;
      const root = target instanceof Element ? target.closest('[data-lab-root]') : null;
      if (slide === null || root === null) return;
      const index = [...slide.querySelectorAll('[data-lab-root]')].indexOf(root);
      const touched = labs.filter((each) => each.slide === slide.id)[index]?.key ?? null;
      if (touched === null || touched === lab) return;
      lab = touched;
      save(slide.id);
    },
    { capture: true },
  );
}
