// Writes a lesson's slides and handouts as PDF, with the project's own browser. Exit codes: 0 done, 1 failed, 2 wrong usage.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { ContentError, readCourse, type Lesson } from '../course/index.ts';
import { countPdfPages } from './count-pdf-pages.ts';
import { UsageError } from './lab-arguments.ts';
import { readLessonArguments } from './lesson-arguments.ts';
import { openSite } from './open-site.ts';

const USAGE = `npm run pdf -- <lesson> [--out <folder>]
for example: npm run pdf -- countdown`;

/** One document: its file, the page that it is printed from, what it is for. */
interface Document {
  file: string;
  path: string;
  use: string;
}

const DOCUMENTS: readonly Document[] = [
  { file: 'slides.pdf', path: 'print/after/', use: 'slides, one a page, steps done' },
  { file: 'handout.pdf', path: 'handout/after/', use: 'slide, notes, code, room to write; holds answers' },
  { file: 'slides-before-class.pdf', path: 'print/', use: 'slides, what answers a vote left out' },
  {
    file: 'handout-before-class.pdf',
    path: 'handout/',
    use: 'to give out: code, room to predict, no answers',
  },
];

try {
  const { lesson, out } = readLessonArguments(process.argv.slice(2), {
    lessons: readCourse().lessons,
    fallback: 'pdf',
  });
  await writeDocuments(lesson, out);
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ContentError;
  console.error(error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error));
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = isForPeople ? 2 : 1;
}

async function writeDocuments(lesson: Lesson, out: string): Promise<void> {
  const site = await openSite();
  try {
    mkdirSync(out, { recursive: true });
    for (const { file, path, use } of DOCUMENTS) {
      const bytes = await print(site.page, `${site.url}/present/${lesson.slug}/${path}`);
      const pages = countPdfPages(bytes);
      if (pages !== lesson.slides.length)
        throw new Error(
          `${file} has ${pages} pages, and ${lesson.title} has ${lesson.slides.length} slides.`,
        );
      writeFileSync(join(out, file), bytes);
      const size = `${Math.round(bytes.length / 1000)} KB`;
      console.log(`${relative('.', join(out, file)) || file}  ${pages} pages, ${size}: ${use}`);
    }
  } finally {
    await site.close();
  }
}

/** The page as PDF, once it has set itself. */
async function print(page: Page, url: string): Promise<Uint8Array> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
