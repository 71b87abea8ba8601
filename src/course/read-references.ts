import { basename, dirname, resolve } from 'node:path';
import { ContentError, type Mistake } from './content-error.ts';
import { readJson } from './read-json.ts';
import { referencesSchema, type Reference } from './schema/references-schema.ts';
import { toShown } from './to-shown.ts';
import type { Course } from './types.ts';

/**
 * Whom the course learnt from, by the first author's name.
 * @param content path of the content folder
 * @throws ContentError when one stands twice, or names a lesson that is not there
 */
export function readReferences({ lessons }: Pick<Course, 'lessons'>, content = 'content'): Reference[] {
  const absolute = resolve(content);
  const file = `${basename(absolute)}/references.json`;
  const references = readJson({ root: dirname(absolute), path: file }, referencesSchema);
  const slugs = lessons.map(({ slug }) => slug);
  const mistakes = references.flatMap(({ id, lessons: named }, index): Mistake[] => [
    ...(references.findIndex((other) => other.id === id) === index
      ? []
      : [{ file, field: `[${index}].id`, expected: 'an id of its own', found: toShown(id) }]),
    ...named.flatMap((slug, place): Mistake[] =>
      slugs.includes(slug)
        ? []
        : [
            {
              file,
              field: `[${index}].lessons[${place}]`,
              expected: `the name of a lesson (${slugs.join(', ')})`,
              found: toShown(slug),
            },
          ],
    ),
  ]);
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return references.toSorted((a, b) => a.by.localeCompare(b.by, 'en') || (a.year ?? 0) - (b.year ?? 0));
}
