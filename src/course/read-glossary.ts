import { basename, dirname, resolve } from 'node:path';
import { ContentError, type Mistake } from './content-error.ts';
import { readJson } from './read-json.ts';
import { glossarySchema, type TermJson } from './schema/glossary-schema.ts';
import { toShown } from './to-shown.ts';
import type { Course, Term, TermLink } from './types.ts';

/**
 * The course's words, in the order of the alphabet, with links to where they are taught.
 * @param content path of the content folder
 * @throws ContentError when a word stands twice, or points to a slide that is not there
 */
export function readGlossary({ lessons }: Pick<Course, 'lessons'>, content = 'content'): Term[] {
  const absolute = resolve(content);
  const file = `${basename(absolute)}/glossary.json`;
  const terms = readJson({ root: dirname(absolute), path: file }, glossarySchema);
  const mistakes = findRepeats(terms, file);
  const linked = terms.map(({ see, ...term }, index): Term => {
    const links = see.flatMap((target, place): TermLink[] => {
      const link = findLink(lessons, target);
      if (link !== null) return [link];
      const field = `[${index}].see[${place}]`;
      const expected = `a lesson (${lessons.map(({ slug }) => slug).join(', ')}), or one of its slides after a #`;
      mistakes.push({ file, field, expected, found: toShown(target) });
      return [];
    });
    return { ...term, links };
  });
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return linked.toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
}

function findRepeats(terms: readonly TermJson[], file: string): Mistake[] {
  return terms.flatMap(({ id }, index): Mistake[] =>
    terms.findIndex((other) => other.id === id) === index
      ? []
      : [{ file, field: `[${index}].id`, expected: 'an id of its own', found: toShown(id) }],
  );
}

function findLink(lessons: Course['lessons'], target: string): TermLink | null {
  const [slug = '', anchor] = target.split('#');
  const lesson = lessons.find((each) => each.slug === slug);
  if (lesson === undefined) return null;
  if (anchor === undefined) return { href: `/learn/${slug}/`, lesson: lesson.title, slide: null };
  const slide = lesson.slides.find(({ id }) => id === anchor);
  if (slide === undefined) return null;
  return { href: `/learn/${slug}/#${anchor}`, lesson: lesson.title, slide: slide.title };
}
