import { findIntent, type Intent } from '../lab/intent.ts';
import type { LabPlace } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';
import type { RecordedRun } from './to-recorded-result.ts';

/**
 * Brings the deck's labs to life when somebody touches one: React, editor and engine are fetched then, and not before. A
 * lab whose vote is open shows its files and nothing more.
 */
export function mountDeckLabs(talk: Talk): void {
  const { root, slides, registers } = talk;
  const places = slides.flatMap(({ root: slide, plan }) =>
    [...slide.querySelectorAll<HTMLElement>('[data-deck-lab]')].map((lab, index): [LabPlace, HTMLElement] => [
      `${plan.number}/${index + 1}`,
      lab,
    ]),
  );
  places.forEach(([place, lab], index) => {
    lab.dataset['labPlace'] = place;
    mountFiles(lab);
    prepare(talk, place, lab, index);
  });
  let isWarm = false;
  // Somebody goes through the slides and has come to a lab: the engine starts before they ask for it.
  registers.subscribe(({ key }) => {
    const isNear = root.querySelector('[data-slide]:not([hidden]) [data-deck-lab]') !== null;
    if (isWarm || key !== 'place' || !isNear) return;
    isWarm = true;
    import('../lab/engine.ts').then(
      ({ warmEngine }) => warmEngine(),
      (error: unknown) => console.error('The engine could not be fetched.', error),
    );
  });
}

function prepare(talk: Talk, name: LabPlace, lab: HTMLElement, index: number): void {
  const { registers } = talk;
  const place = lab.querySelector<HTMLElement>('.lab-place');
  if (place === null) return;
  let intent: Intent = null;
  let mounting: Promise<void> | null = null;

  async function mount(root: HTMLElement): Promise<void> {
    lab.dataset['live'] = 'loading';
    try {
      const recorded = readRecorded(lab);
      const [{ mountLab }, { toLabMirror }, { markAnswers }] = await Promise.all([
        import('../lab/mount-lab.tsx'),
        import('./lab-windows.ts'),
        import('./mark-answers.ts'),
      ]);
      await mountLab(
        root,
        index,
        () => intent,
        null,
        (session) => {
          markAnswers(talk, lab, session);
          return toLabMirror(talk, name, session, recorded);
        },
      );
      lab.dataset['live'] = 'live';
      // The panes measure themselves; their place has just become larger.
      dispatchEvent(new Event('resize'));
    } catch (error) {
      delete lab.dataset['live'];
      mounting = null;
      console.error('The lab could not start.', error);
    }
  }

  place.addEventListener('click', (event) => {
    if (mounting !== null || lab.dataset['state'] === 'asking') return;
    if (event.target instanceof Element && event.target.closest('[data-file]') !== null) return;
    const found = findIntent(event.target);
    if (found === null) return;
    intent = found;
    mounting = mount(place);
    const known = registers.get(`lab/${name}`);
    registers.put(`lab/${name}`, { clock: readClock(lab), view: null, ...known, isOpen: true });
  });

  // Live in one window, live in the other, as soon as its slide is on show there.
  const follow = (): void => {
    const isShown = lab.closest('[data-slide]:not([hidden])') !== null && !lab.hidden;
    const isOpen = registers.get(`lab/${name}`)?.isOpen === true;
    if (mounting === null && isOpen && isShown && lab.dataset['state'] !== 'asking') mounting = mount(place);
  };
  registers.subscribe(({ key }) => {
    // The slide is drawn first.
    if (key === 'place' || key === `lab/${name}` || key.startsWith('vote/')) queueMicrotask(follow);
  });
}

/** Names of files show the file. */
function mountFiles(lab: HTMLElement): void {
  const buttons = [...lab.querySelectorAll<HTMLElement>('[data-file]')];
  for (const button of buttons)
    button.addEventListener('click', () => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      for (const text of lab.querySelectorAll<HTMLElement>('[data-text]'))
        text.toggleAttribute('data-off', text.dataset['text'] !== button.dataset['file']);
    });
}

/** The run that was recorded for the lab; null when there is none. */
function readRecorded(lab: HTMLElement): RecordedRun | null {
  const text = lab.querySelector('script[data-recorded]')?.textContent;
  return text === undefined ? null : (JSON.parse(text) as RecordedRun);
}

/** The clock that the lab starts with. */
function readClock(lab: HTMLElement): 'real' | 'virtual' {
  const { clock } = JSON.parse(lab.querySelector('script[data-lab]')?.textContent ?? '{}') as {
    clock?: 'real' | 'virtual';
  };
  return clock ?? 'virtual';
}
