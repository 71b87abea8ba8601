import { findSetting, saveSetting, watchStore } from '../../learn/index.ts';

/** Where code is read: on pages, or on slides, whose px are those of the canvas. */
export type TextPlace = 'page' | 'slide';

/** What a size may be. */
export interface TextSizeLimits {
  defaultPx: number;
  smallestPx: number;
  largestPx: number;
}

/** On slides letters are never smaller than 20 px of the canvas. */
export const TEXT_SIZE_LIMITS: { readonly [P in TextPlace]: TextSizeLimits } = {
  page: { defaultPx: 15, smallestPx: 12, largestPx: 28 },
  slide: { defaultPx: 20, smallestPx: 20, largestPx: 28 },
};

/** Keys among the settings. */
const KEYS = { page: 'text-size', slide: 'slide-text-size' } as const;

/** Where older versions of the site kept them: in localStorage. */
const OLD_KEYS = { page: 'interleave:font-size', slide: 'interleave:slide-font-size' } as const;

/** The size of code and output that the learner has chosen, in px. Takes over what an older version kept. */
export async function findTextSize(place: TextPlace): Promise<number> {
  try {
    const kept = await findSetting(KEYS[place]);
    const old = takeOldSize(place);
    if (isSize(kept)) return kept;
    if (old === null) return TEXT_SIZE_LIMITS[place].defaultPx;
    await saveTextSize(place, old);
    return old;
  } catch (error) {
    console.warn('The size of the text could not be read.', error);
    return TEXT_SIZE_LIMITS[place].defaultPx;
  }
}

/** Keeps the size of code and output. @throws StoreError when the browser has no room left */
export async function saveTextSize(place: TextPlace, px: number): Promise<void> {
  await saveSetting(KEYS[place], px, Date.now());
}

/** The size of a lab's code and output as it is now, for all its turns. */
export interface TextSize {
  getPx: () => number;
  subscribe: (listener: () => void) => () => void;
  /** Shows a size and keeps it. */
  setPx: (px: number) => void;
  /** Shows a size that another window has kept. */
  showPx: (px: number) => void;
}

/** Opens the kept size. On pages it follows what is chosen in another lab or tab; windows of a talk tell each other themselves. */
export async function openTextSize(place: TextPlace): Promise<TextSize> {
  let px = await findTextSize(place);
  const listeners = new Set<() => void>();
  const showPx = (next: number): void => {
    if (next === px) return;
    px = next;
    for (const listener of listeners) listener();
  };
  if (place === 'page')
    watchStore(({ tables }) => {
      if (tables.includes('settings')) void findTextSize(place).then(showPx);
    });
  return {
    getPx: () => px,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setPx(next) {
      showPx(next);
      saveTextSize(place, next).catch((error: unknown) => {
        console.warn('The size of the text holds for this page only.', error);
      });
    },
    showPx,
  };
}

function takeOldSize(place: TextPlace): number | null {
  try {
    const text = localStorage.getItem(OLD_KEYS[place]);
    if (text === null) return null;
    localStorage.removeItem(OLD_KEYS[place]);
    const size: unknown = JSON.parse(text);
    return isSize(size) ? size : null;
  } catch {
    return null; // forbidden, or never written by this site
  }
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 10 && value <= 40;
}
