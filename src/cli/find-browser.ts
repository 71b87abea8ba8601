import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Switches that keep the browser quiet and alike on every machine. */
export const BROWSER_ARGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where `npm test` notes the browser that it saw start. */
const NOTE = join(import.meta.dirname, '../../node_modules/.cache/interleave/browser.txt');

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const LINUX_COMMANDS = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/** The machine as far as the search for a browser looks at it. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/** Paths where a Chromium may stand on this machine, best first; none of them is checked. */
export function listBrowserPaths({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin')
    return MAC_APPS.flatMap((app) =>
      ['/Applications', join(home, 'Applications')].map((root) => `${root}/${app}.app/Contents/MacOS/${app}`),
    );
  if (platform === 'win32')
    return WINDOWS_APPS.flatMap((app) =>
      [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
        .filter((root) => root !== undefined)
        .map((root) => `${root}\\${app}`),
    );
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(
    (folder) => folder !== '',
  );
  return [...new Set(LINUX_COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))))];
}

/** Browsers that exist here, best first: `CHROMIUM_PATH`, the one that started last time, Playwright's, the machine's. */
export function findBrowsers(): string[] {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return [named];
  const noted = existsSync(NOTE) ? readFileSync(NOTE, 'utf8').trim() : '';
  const { platform, env } = process;
  const all = [noted, chromium.executablePath(), ...listBrowserPaths({ platform, env, home: homedir() })];
  return [...new Set(all)].filter((path) => path !== '' && existsSync(path));
}

/** Options for Playwright's `launch`: the best browser of this machine; Playwright's own error speaks when there is none. */
export function toLaunchOptions(): { args: string[]; executablePath?: string } {
  const [executablePath] = findBrowsers();
  return { args: [...BROWSER_ARGS], ...(executablePath !== undefined && { executablePath }) };
}

/** Remembers a browser that was seen to start, so that the next search begins with it. */
export function noteBrowser(path: string): void {
  mkdirSync(join(NOTE, '..'), { recursive: true });
  writeFileSync(NOTE, `${path}\n`);
}
