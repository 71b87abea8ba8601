import { findSetting, saveSetting, StoreError, watchStore } from '../../learn/index.ts';
import { CLASS_SETTING } from '../lab/class-access.ts';
import { findTextSize, saveTextSize, TEXT_SIZE_LIMITS } from '../lab/text-size.ts';
import type { TextPlace } from '../lab/text-size.ts';

/** Key of the theme among the settings: there to be exported; what a page shows stands in localStorage, read before the first paint. */
const THEME_SETTING = 'theme';

/** The theme of this device. */
export interface ThemeSwitch {
  /** `light`, `dark`, or '' to follow the system. */
  read: () => string;
  set: (theme: string) => void;
}

/** Brings the settings on the page of progress to life, and keeps them true while other tabs go on. */
export async function mountSettings(theme: ThemeSwitch): Promise<void> {
  const keep = (): Promise<void> => keepTheme(theme);
  const draws = [...document.querySelectorAll<HTMLElement>('[data-text-size]')].map(mountTextSize);
  draws.push(mountClass());
  await keep();
  addEventListener('storage', () => act(keep));
  for (const control of document.querySelectorAll('[data-theme-switch]'))
    control.addEventListener('change', () => act(keep));
  await Promise.all(draws.map((draw) => draw()));
  watchStore(({ tables, about }) => {
    if (!tables.includes('settings')) return;
    for (const draw of draws) act(draw);
    // Only an import or a reset brings a theme that this device has not chosen.
    if (about === '') act(() => takeTheme(theme));
  });
}

function mountTextSize(row: HTMLElement): () => Promise<void> {
  const place: TextPlace = row.dataset['textSize'] === 'slide' ? 'slide' : 'page';
  const { defaultPx, smallestPx, largestPx } = TEXT_SIZE_LIMITS[place];
  const steps = [...row.querySelectorAll<HTMLButtonElement>('[data-step]')];
  const back = row.querySelector<HTMLButtonElement>('[data-default]');
  const output = row.querySelector('output');
  const sample = row.querySelector<HTMLElement>('[data-sample]');
  let px = defaultPx;

  const show = (next: number): void => {
    px = next;
    const text = `${String(px)} px`;
    if (output !== null && output.textContent !== text) output.textContent = text;
    if (sample !== null) sample.style.fontSize = `${String(px)}px`;
    for (const button of steps)
      button.disabled = Number(button.dataset['step']) < 0 ? px <= smallestPx : px >= largestPx;
    if (back !== null) back.hidden = px === defaultPx;
  };
  const choose = (next: number): void => {
    show(Math.min(largestPx, Math.max(smallestPx, next)));
    act(() => saveTextSize(place, px));
  };
  for (const button of steps)
    button.addEventListener('click', () => choose(px + Number(button.dataset['step'])));
  back?.addEventListener('click', () => {
    choose(defaultPx);
    steps[0]?.focus();
  });
  return async () => show(await findTextSize(place));
}

function mountClass(): () => Promise<void> {
  const row = document.querySelector<HTMLElement>('[data-class]');
  row?.querySelector('[data-class-close]')?.addEventListener('click', () => {
    act(() => saveSetting(CLASS_SETTING, null, Date.now()));
  });
  return async () => {
    const hash = await findSetting(CLASS_SETTING);
    if (row !== null) row.hidden = hash === null;
  };
}

/** Notes the theme of this device, so that an export holds it. */
async function keepTheme({ read }: ThemeSwitch): Promise<void> {
  const theme = read();
  const kept = (await findSetting(THEME_SETTING)) ?? '';
  if (kept !== theme) await saveSetting(THEME_SETTING, theme === '' ? null : theme, Date.now());
}

async function takeTheme({ read, set }: ThemeSwitch): Promise<void> {
  const kept = await findSetting(THEME_SETTING);
  const theme = kept === 'light' || kept === 'dark' ? kept : '';
  if (theme !== read()) set(theme);
}

function act(work: () => Promise<void>): void {
  const says = document.querySelector<HTMLElement>('[data-settings-says]');
  work().then(
    () => {
      if (says !== null) says.textContent = '';
    },
    (error: unknown) => {
      console.error('The setting could not be kept.', error);
      if (says !== null)
        says.textContent =
          error instanceof StoreError
            ? error.message
            : 'This holds until the page is reloaded: it could not be kept.';
    },
  );
}
