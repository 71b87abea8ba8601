import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Lesson } from '../course/index.ts';
import { UsageError } from './lab-arguments.ts';

/** What a command about one lesson was asked for. */
export interface LessonArguments {
  lesson: Lesson;
  /** Absolute path of the folder to write into. */
  out: string;
}

export interface LessonCommand {
  lessons: readonly Lesson[];
  /** Folder that holds a folder for each lesson, used without `--out`. */
  fallback: string;
}

/**
 * Reads `<lesson> [--out <folder>]`. A lesson may be named by its slug, its folder, its number or its path.
 * @throws UsageError
 */
export function readLessonArguments(args: string[], { lessons, fallback }: LessonCommand): LessonArguments {
  const { out, positionals } = parse(args);
  const [name, ...others] = positionals;
  const slugs = lessons.map(({ slug }) => slug).join(', ');
  if (name === undefined || others.length > 0)
    throw new UsageError(`Expected one lesson (${slugs}), found ${positionals.join(' ') || 'none'}.`);
  const last = name.replace(/\/+$/, '').split('/').at(-1);
  const lesson = lessons.find(
    ({ slug, folder, number }) => last === slug || last === folder || last === String(number),
  );
  if (lesson === undefined) throw new UsageError(`There is no lesson "${name}". There are ${slugs}.`);
  return { lesson, out: resolve(out ?? `${fallback}/${lesson.slug}`) };
}

function parse(args: string[]): { out?: string | undefined; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    return { ...values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
