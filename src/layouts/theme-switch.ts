import { THEME_KEY } from './theme-boot.ts';

function readTheme(): string {
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

function showTheme(theme: string): void {
  if (theme === '') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Brings the page's theme switch to life: system, light or dark, remembered, the same in every open page. */
export function mountThemeSwitch(): void {
  const control = document.querySelector<HTMLSelectElement>('[data-theme-switch]');
  if (control === null) return;
  control.value = readTheme();
  control.closest('label')?.removeAttribute('hidden');
  control.addEventListener('change', () => {
    saveTheme(control.value);
    showTheme(control.value);
  });
  addEventListener('storage', (event) => {
    if (event.key !== THEME_KEY) return;
    control.value = readTheme();
    showTheme(control.value);
  });
}

/** Changes paper into ink and back, in every open page. */
export function toggleTheme(): void {
  const { theme } = document.documentElement.dataset;
  const isInk = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  const next = isInk ? 'light' : 'dark';
  saveTheme(next);
  showTheme(next);
}

/** Follows the theme that another page chooses. */
export function followTheme(): void {
  addEventListener('storage', (event) => {
    if (event.key === THEME_KEY) showTheme(readTheme());
  });
}
