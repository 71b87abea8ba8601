// Writes a folder with one lesson that any laptop serves. Exit codes: 0 done, 1 failed, 2 wrong usage.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { toSizeText } from '../components/ready/size-text.ts';
import { ContentError, readCourse, type Lesson } from '../course/index.ts';
import { findNeededFiles } from '../integrations/find-needs.ts';
import { toScope } from '../integrations/lesson-needs.ts';
import { DIST, ensureBuilt } from './ensure-built.ts';
import { UsageError } from './lab-arguments.ts';
import { readLessonArguments } from './lesson-arguments.ts';
import { PACK_MARK, toFirstPage, toMissingPage, toPackReadme } from './pack-texts.ts';

const USAGE = `npm run pack -- <lesson> [--out <folder>]
for example: npm run pack -- countdown`;

try {
  const { lesson, out } = readLessonArguments(process.argv.slice(2), {
    lessons: readCourse().lessons,
    fallback: 'pack',
  });
  clear(out);
  ensureBuilt();
  writePack(lesson, out);
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ContentError;
  console.error(error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error));
  if (error instanceof UsageError) console.error(USAGE);
  process.exitCode = isForPeople ? 2 : 1;
}

/** Makes room for the pack. @throws UsageError when something else stands there */
function clear(out: string): void {
  if (!existsSync(out)) return;
  const readme = join(out, 'README.txt');
  const isPack = existsSync(readme) && readFileSync(readme, 'utf8').startsWith(PACK_MARK);
  if (!isPack && readdirSync(out).length > 0)
    throw new UsageError(`${out} holds something that is no pack. Name an empty folder.`);
  rmSync(out, { recursive: true });
}

function writePack(lesson: Lesson, out: string): void {
  const files = findNeededFiles(DIST, toScope(lesson));
  files.push(`present/${lesson.slug}/needs.json`);
  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    cpSync(join(DIST, file), join(out, file));
  }
  writeFileSync(join(out, 'index.html'), toFirstPage(lesson));
  writeFileSync(join(out, '404.html'), toMissingPage(lesson));
  const sizeBytes = [...files, 'index.html', '404.html'].reduce(
    (sum, file) => sum + statSync(join(out, file)).size,
    0,
  );
  const sizeText = `${files.length + 3} files, ${toSizeText(sizeBytes)}`;
  writeFileSync(join(out, 'README.txt'), toPackReadme(lesson, sizeText));
  const place = relative('.', out) || '.';
  console.log(
    `${place}  ${sizeText}: ${lesson.title}, to be served from any laptop. README.txt in it says how.`,
  );
}
