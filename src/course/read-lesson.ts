import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ContentError, type Mistake } from './content-error.ts';
import { countWords } from './count-words.ts';
import { findShape } from './find-shape.ts';
import { findSlides } from './find-slides.ts';
import { readLab } from './read-lab.ts';
import { readQuiz } from './read-quiz.ts';
import { readText, toPlace, type Place } from './read-json.ts';
import { frontMatterSchema, type FrontMatter } from './schema/lesson-schema.ts';
import type { Lab, Lesson, Slide } from './types.ts';

/** How fast people read about programs. */
const WORDS_A_MINUTE = 220;

function toFrontMatter(mdx: string, file: string): FrontMatter {
  const [, yaml] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(mdx) ?? [];
  if (yaml === undefined) {
    const expected = 'front matter between two lines of ---';
    throw new ContentError([{ file, field: '', expected, found: mdx.split('\n', 1)[0] ?? 'nothing' }]);
  }
  let input: unknown;
  try {
    input = parse(yaml);
  } catch (error) {
    const found = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new ContentError([{ file, field: '', expected: 'front matter in YAML', found }]);
  }
  const shape = findShape(frontMatterSchema, input, file);
  if (!shape.ok) throw new ContentError(shape.mistakes);
  return shape.value;
}

/** Runs each reader and keeps going, so that one build shows every mistake. */
function collect<T>(readers: readonly (() => T)[], mistakes: Mistake[]): T[] {
  return readers.flatMap((read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
}

function toLabReaders(lesson: Place): (() => Lab)[] {
  const folder = toPlace(lesson, 'labs');
  const path = join(folder.root, folder.path);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => () => readLab(toPlace(folder, name)));
}

function toMinutes(slides: readonly Slide[]): number {
  return Math.round(
    slides.filter(({ isOptional }) => !isOptional).reduce((sum, { minutes }) => sum + minutes, 0),
  );
}

/** Alone with the page: the words, and as much time at the labs as they get when taught. */
function toReadingMinutes(mdx: string, slides: readonly Slide[]): number {
  const atLabs = toMinutes(slides.filter(({ labs }) => labs.length > 0));
  return Math.max(1, Math.round(countWords(mdx) / WORDS_A_MINUTE) + atLabs);
}

/** The lesson in a folder. @throws ContentError with every mistake in it */
export function readLesson(place: Place): Lesson {
  const folder = place.path.slice(place.path.lastIndexOf('/') + 1);
  const file = `${place.path}/lesson.mdx`;
  const mistakes: Mistake[] = [];
  const labs = collect(toLabReaders(place), mistakes);
  const [mdx = ''] = collect([() => readText(toPlace(place, 'lesson.mdx'))], mistakes);
  const [frontMatter] = mdx === '' ? [] : collect([() => toFrontMatter(mdx, file)], mistakes);
  const { slides, mistakes: slideMistakes } = findSlides(mdx, file);
  mistakes.push(...slideMistakes);
  const [quiz = []] = collect([() => readQuiz(place, labs)], mistakes);
  if (mistakes.length > 0 || frontMatter === undefined) throw new ContentError(mistakes);
  return {
    folder,
    slug: folder.slice(3),
    number: Number(folder.slice(0, 2)),
    ...frontMatter,
    minutes: toMinutes(slides),
    readingMinutes: toReadingMinutes(mdx, slides),
    slides,
    labs,
    quiz,
  };
}
