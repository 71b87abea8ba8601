import type { SharedLab } from '../share/share-link.ts';
import { findIntent } from './intent.ts';
import type { Intent } from './intent.ts';

/** How near the view a lab must be before the engine is fetched for it. */
const NEAR = '600px 0px';

/** First signs that somebody is there; bots and background tabs give none. */
const SIGNS = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'touchstart'] as const;

/** What brings a lab to life. */
const TOUCHES = ['pointerenter', 'pointerdown', 'focusin', 'click'] as const;

/**
 * Makes the page's static labs live when they are touched. Nothing of the engine, the editor or React is fetched before:
 * the engine when a lab comes near the view of a learner who has moved, the rest when they touch the lab.
 */
export function mountLabs(): void {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-lab-root]:not([data-lab-state])')];
  const labs = roots.map((root, index) => prepare(root, index));
  if (roots.length === 0) return;
  onFirstSign(() => warmNear(roots));
  for (const lab of labs)
    if (lab.root.dataset['page'] !== undefined && isBet(location.hash))
      lab.open(null).catch((error: unknown) => console.error('The question could not be opened.', error));
  if (isLink(location.hash))
    openLinked(labs).catch((error: unknown) => console.error('The link could not be opened.', error));
  addEventListener('hashchange', () => {
    if (isLink(location.hash) || isBet(location.hash)) location.reload();
  });
}

/** A lab of the page that waits to be touched. */
interface StillLab {
  root: HTMLElement;
  /** Makes it live, with what a link brought. */
  open(link: SharedLab | null): Promise<void>;
}

/** Slides' anchors hold no `=`; `share-link.ts`, which reads the rest, is not fetched before. */
function isLink(hash: string): boolean {
  return hash.startsWith('#lab=');
}

/** The fragment of a question's page: which variant it asks, and somebody's bet. */
function isBet(hash: string): boolean {
  return /^#(seed|bet)=/u.test(hash);
}

async function openLinked(labs: readonly StillLab[]): Promise<void> {
  const { findLinked } = await import('../share/find-linked.ts');
  const found = await findLinked(
    location.hash,
    labs.map(({ root }) => root),
  );
  const lab = found === null ? undefined : labs[found.index];
  if (found === null || lab === undefined) return;
  lab.root.scrollIntoView({ block: 'start' });
  await lab.open(found.link);
  lab.root.scrollIntoView({ block: 'start' });
}

function prepare(root: HTMLElement, index: number): StillLab {
  root.dataset['labState'] = 'static';
  let intent: Intent = null;
  let mounting: Promise<void> | null = null;

  const bring = (event: Event): void => {
    if (event instanceof PointerEvent && event.type !== 'click') {
      // A finger that scrolls past means nothing yet; its tap arrives as a click.
      if (event.pointerType === 'touch') return;
      // The markup may be replaced before the button comes up, and no click would follow.
      if (event.type === 'pointerdown') intent = findIntent(event.target) ?? intent;
    }
    if (event.type === 'click') {
      const found = findIntent(event.target);
      if (found !== null) event.preventDefault();
      intent = found ?? intent;
    }
    mounting ??= mount(null);
  };

  async function mount(link: SharedLab | null): Promise<void> {
    root.dataset['labState'] = 'loading';
    try {
      const { mountLab } = await import('./mount-lab.tsx');
      await mountLab(root, index, () => intent, link);
      for (const type of TOUCHES) root.removeEventListener(type, bring);
      root.dataset['labState'] = 'live';
    } catch (error) {
      // The static lab stays readable, and the next touch tries again.
      root.dataset['labState'] = 'static';
      mounting = null;
      console.error('The lab could not start.', error);
    }
  }

  for (const type of TOUCHES) root.addEventListener(type, bring);
  return {
    root,
    open(link) {
      mounting ??= mount(link);
      return mounting;
    },
  };
}

function onFirstSign(act: () => void): void {
  const controller = new AbortController();
  const once = (): void => {
    controller.abort();
    act();
  };
  for (const sign of SIGNS)
    addEventListener(sign, once, { passive: true, capture: true, signal: controller.signal });
}

function warmNear(roots: readonly HTMLElement[]): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      import('./engine.ts').then(
        ({ warmEngine }) => warmEngine(),
        (error: unknown) => console.error('The engine could not be fetched.', error),
      );
    },
    { rootMargin: NEAR },
  );
  for (const root of roots) observer.observe(root);
}
