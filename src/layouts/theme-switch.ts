import { THEME_KEY } from './theme-boot.ts';

/** The remembered theme; '' while the page follows the system. */
export function readTheme(): string {
  try {
    return localStorage.getItem(THEME_KEY) ?? '';
  } catch {
    return ''; // storage may be forbidden; the page then follows the system
  }
}

function saveTheme(theme: string): void {
  try {
    if (theme === '') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch (error) {
    console.warn('The theme holds for this page only: this browser keeps no storage here.', error);
  }
}

function findSwitches(): NodeListOf<HTMLSelectElement> {
  return document.querySelectorAll('[data-theme-switch]');
}

function showTheme(theme: string): void {
  if (theme === '') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  for (const control of findSwitches()) control.value = theme;
}

/** Brings the page's theme switches to life: system, light or dark, remembered, the same in every open page. */
export function mountThemeSwitch(): void {
  for (const control of findSwitches()) {
    control.value = readTheme();
    control.closest('label')?.removeAttribute('hidden');
    control.addEventListener('change', () => setTheme(control.value));
  }
  addEventListener('storage', (event) => {
    if (event.key === THEME_KEY) showTheme(readTheme());
  });
}

/** Takes a theme on and remembers it: `light`, `dark`, or '' to follow the system. */
export function setTheme(theme: string): void {
  saveTheme(theme);
  showTheme(theme);
}

/** Changes paper into ink and back, in every open page. */
export function toggleTheme(): void {
  const { theme } = document.documentElement.dataset;
  const isInk = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  const next = isInk ? 'light' : 'dark';
  setTheme(next);
}

/** Follows the theme that another page chooses. */
export function followTheme(): void {
  addEventListener('storage', (event) => {
    if (event.key === THEME_KEY) showTheme(readTheme());
  });
}
