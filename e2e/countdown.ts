import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LABS = join(import.meta.dirname, '../content/lessons/04-countdown/labs');

/** The countdown lab's own source, as a learner first sees it. */
export const COUNTDOWN: string = readFileSync(join(LABS, 'countdown/main.ts'), 'utf8');

/** The edit that its first lines ask for. */
export const COUNTDOWN_BLOCKING: string = COUNTDOWN.replace(
  "import { sleep } from 'lab'",
  "import { blockingSleep } from 'lab'",
).replace('    await sleep(ms);', '    blockingSleep(ms);');

/** What it prints under the virtual clock: A .7 s, B 2 s, C .3 s, D 1 s, three rounds each. */
export const COUNTDOWN_LINES: readonly string[] = [
  '300 C 3',
  '600 C 2',
  '700 A 3',
  '900 C 1',
  '1000 D 3',
  '1400 A 2',
  '2000 B 3',
  '2000 D 2',
  '2100 A 1',
  '3000 D 1',
  '4000 B 2',
  '6000 B 1',
];
