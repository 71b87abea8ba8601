// Prints what Lighthouse says of the site's kinds of pages. Exit codes: 0 all good, 1 below the limit or failed, 2 wrong usage.
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import { readCourse } from '../course/index.ts';
import { auditPage } from './audit-page.ts';
import { DIST, ensureBuilt } from './ensure-built.ts';
import { BROWSER_ARGS } from './find-browser.ts';
import { ensureBrowser } from './install-browser.ts';
import { UsageError } from './lab-arguments.ts';
import { isGoodEnough, toFaultList, toScoreTable, type Audit, type AuditedPage } from './score-table.ts';
import { serveDist } from './serve-dist.ts';

const USAGE = `npm run lighthouse [-- --runs 3] [<path> …]
for example: npm run lighthouse -- --runs 1 /play/ /learn/races/`;

/** What every score has to reach. */
const LIMIT = 99;
/** Lessons by number: one of async code, one of threads. */
const LESSONS = [4, 12];

try {
  const { paths, runs } = readArguments(process.argv.slice(2));
  const pages = await auditPages(paths, runs);
  console.log(toScoreTable(pages));
  const faults = toFaultList(pages);
  if (faults !== '') console.log(`\nWhat costs points:\n${faults}`);
  const tooLow = pages.filter((page) => !isGoodEnough(page, LIMIT));
  console.log(
    tooLow.length === 0
      ? `\nEvery score is ${LIMIT} or more.`
      : `\nBelow ${LIMIT}: ${tooLow.map(({ path }) => path).join(', ')}.`,
  );
  process.exitCode = tooLow.length === 0 ? 0 : 1;
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(error instanceof Error ? (isUsage ? error.message : error.stack) : String(error));
  if (isUsage) console.error(USAGE);
  process.exitCode = isUsage ? 2 : 1;
}

async function auditPages(paths: readonly string[], runs: number): Promise<AuditedPage[]> {
  ensureBuilt();
  const chromePath = await ensureBrowser();
  if (chromePath === null)
    throw new Error('No Chromium starts on this machine. Install one, or set CHROMIUM_PATH to it.');
  const site = await serveDist(DIST, 0, { isPacked: true });
  try {
    const pages: AuditedPage[] = [];
    for (const path of paths) {
      await checkServed(`${site.url}${path}`);
      const audits: Audit[] = [];
      for (let run = 1; run <= runs; run++) {
        // A browser of its own for each look: no cache, no worker of the look before.
        const browser = await launch({
          chromePath,
          chromeFlags: ['--headless=new', '--no-sandbox', ...BROWSER_ARGS],
        });
        try {
          const audit = await auditPage(`${site.url}${path}`, browser.port);
          audits.push(audit);
          console.error(`${path} ${run}/${runs}, machine speed ${Math.round(audit.machineSpeed)}`);
        } finally {
          browser.kill();
        }
      }
      pages.push({ path, audits });
    }
    return pages;
  } finally {
    await site.close();
  }
}

/** Packs the page before anybody measures it, as a host has. @throws when it is not there. */
async function checkServed(url: string): Promise<void> {
  const { status } = await fetch(url);
  if (status !== 200) throw new UsageError(`${new URL(url).pathname} is not a page of the site.`);
}

function readArguments(args: string[]): { paths: string[]; runs: number } {
  const { values, positionals } = parse(args);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new UsageError(`--runs: expected a whole number of at least 1, found "${values.runs}".`);
  const wrong = positionals.find((path) => !path.startsWith('/'));
  if (wrong !== undefined) throw new UsageError(`Expected a path such as /play/, found "${wrong}".`);
  return { paths: positionals.length > 0 ? positionals : listPaths(), runs };
}

/** Home, a lesson of async code, one of threads, and a deck. */
function listPaths(): string[] {
  const slugs = LESSONS.map((wanted) => {
    const lesson = readCourse().lessons.find(({ number }) => number === wanted);
    if (lesson === undefined) throw new Error(`The course has no lesson ${wanted}.`);
    return lesson.slug;
  });
  return ['/', ...slugs.map((slug) => `/learn/${slug}/`), `/present/${slugs[0] ?? ''}/`];
}

function parse(args: string[]): { values: { runs: string }; positionals: string[] } {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { runs: { type: 'string', default: '3' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
