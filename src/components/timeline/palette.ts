import { COLOR_COUNT } from './lane-style.ts';

/** Colours and fonts of the theme, as a canvas takes them. */
export interface Palette {
  /** By colour index: shapes. */
  lane: readonly string[];
  /** By colour index: text. */
  laneText: readonly string[];
  surface: string;
  text: string;
  muted: string;
  line: string;
  error: string;
  accent: string;
  sans: string;
  mono: string;
}

/** Reads the palette where `element` stands. A canvas knows no custom properties: a probe has the browser resolve them. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  const color = (name: string): string => {
    probe.style.color = `var(${name})`;
    return style.color;
  };
  const font = (name: string): string => {
    probe.style.fontFamily = `var(${name})`;
    return style.fontFamily;
  };
  const indexes = Array.from({ length: COLOR_COUNT }, (_, index) => index);
  const palette: Palette = {
    lane: indexes.map((index) => color(`--lane-${index}`)),
    laneText: indexes.map((index) => color(`--lane-${index}-text`)),
    surface: color('--color-surface'),
    text: color('--color-text'),
    muted: color('--color-text-muted'),
    line: color('--color-line'),
    error: color('--color-error'),
    accent: color('--color-accent'),
    sans: font('--font-sans'),
    mono: font('--font-mono'),
  };
  probe.remove();
  return palette;
}

/** Calls back when the theme may have changed. @returns what ends that */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', onChange);
  };
}
