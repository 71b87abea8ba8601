import { findIntent } from './intent.ts';
import type { Intent } from './intent.ts';

/** How near the view a lab must be before the engine is fetched for it. */
const NEAR = '600px 0px';

/** First signs that somebody is there; bots and background tabs give none. */
const SIGNS = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'touchstart'] as const;

/**
 * Makes the page's static labs live when they are touched. Nothing of the engine, the editor or React is fetched before:
 * the engine when a lab comes near the view of a learner who has moved, the rest when they touch the lab.
 */
export function mountLabs(): void {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-lab-root]:not([data-lab-state])')];
  roots.forEach((root, index) => prepare(root, index));
  if (roots.length > 0) onFirstSign(() => warmNear(roots));
}

function prepare(root: HTMLElement, index: number): void {
  root.dataset['labState'] = 'static';
  let intent: Intent = null;
  let mounting: Promise<void> | null = null;

  const bring = (event: Event): void => {
    if (event.type === 'click' || event.type === 'focusin') {
      const found = findIntent(event.target);
      if (event.type === 'click' && found !== null) event.preventDefault();
      if (event.type === 'click') intent = found ?? intent;
    }
    mounting ??= mount();
  };

  async function mount(): Promise<void> {
    root.dataset['labState'] = 'loading';
    try {
      const { mountLab } = await import('./mount-lab.tsx');
      await mountLab(root, index, () => intent);
      for (const type of ['pointerenter', 'focusin', 'click'] as const) root.removeEventListener(type, bring);
      root.dataset['labState'] = 'live';
    } catch (error) {
      // The static lab stays readable, and the next touch tries again.
      root.dataset['labState'] = 'static';
      mounting = null;
      console.error('The lab could not start.', error);
    }
  }

  for (const type of ['pointerenter', 'focusin', 'click'] as const) root.addEventListener(type, bring);
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
