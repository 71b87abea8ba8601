import { expect, test } from 'vitest';
import { listBrowserPaths } from './find-browser.ts';

test.each([
  ['macOS, for everybody', 'darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['macOS, in the home folder', 'darwin', '/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['Windows', 'win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ['Windows, for one user', 'win32', 'C:\\Users\\ada\\Local\\Chromium\\Application\\chrome.exe'],
  ['Linux, in PATH', 'linux', '/opt/bin/google-chrome'],
  ['Linux without a PATH', 'linux', '/usr/bin/chromium'],
] as const)('a browser is looked for on %s', (_name, platform, path) => {
  const env = { PATH: '/opt/bin', PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ada\\Local' };
  expect(listBrowserPaths({ platform, env, home: '/home/ada' })).toContain(path);
});
