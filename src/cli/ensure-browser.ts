// Leaves the machine with a Chromium that starts, or says exactly what to do.
import { ensureBrowser } from './install-browser.ts';

const NO_BROWSER = `No Chromium starts on this machine, and none could be installed.
Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, then run the same command again.`;

if ((await ensureBrowser()) === null) {
  console.error(NO_BROWSER);
  process.exitCode = 1;
}
