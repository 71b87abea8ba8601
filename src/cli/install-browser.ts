import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowsers, noteBrowser } from './find-browser.ts';

/** The first browser of this machine that really starts: one may be there and lack a library. */
async function findWorkingBrowser(): Promise<string | null> {
  for (const executablePath of findBrowsers()) {
    try {
      const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
      await browser.close();
      return executablePath;
    } catch (error) {
      const [reason = ''] = String(error).split('\n');
      console.error(`${executablePath} does not start: ${reason}`);
    }
  }
  return null;
}

function runs(command: string, args: readonly string[]): boolean {
  console.error(`> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/** What must stand before a command that needs root: nothing, `sudo -n`, or null where neither works. */
function findRootPrefix(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function installFromPlaywright(): boolean {
  return runs('npx', ['playwright', 'install', 'chromium']);
}

/** Libraries that Playwright's browser, once downloaded, may lack on a bare Linux. */
function installLibraries(): boolean {
  if (process.platform !== 'linux' || !existsSync(chromium.executablePath())) return false;
  if (findRootPrefix() === null) return false;
  return runs('npx', ['playwright', 'install-deps', 'chromium']);
}

function installFromDebian(): boolean {
  const root = findRootPrefix();
  if (!existsSync('/usr/bin/apt-get') || root === null) return false;
  const [command, ...rest] = [...root, 'apt-get'];
  const quiet = ['-y', '-qq', '-o', 'Dpkg::Use-Pty=0'];
  runs(command, [...rest, 'update', '-qq']);
  return runs(command, [...rest, 'install', ...quiet, '--no-install-recommends', 'chromium']);
}

/** Finds or installs a browser. @returns its path, or null when no way led to one. */
export async function ensureBrowser(): Promise<string | null> {
  const ways = [() => true, installFromPlaywright, installLibraries, installFromDebian];
  for (const install of ways) {
    const path = install() ? await findWorkingBrowser() : null;
    if (path !== null) {
      noteBrowser(path);
      return path;
    }
  }
  return null;
}
