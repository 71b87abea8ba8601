import type { Mistake } from './content-error.ts';
import { toSlug } from './to-slug.ts';
import { toShown } from './to-shown.ts';
import type { Slide } from './types.ts';

const FENCE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[ \t]*$/gm;
const COMMENT = /\{\/\*[\s\S]*?\*\/\}/g;
const ATTRIBUTE = /\s+([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}))?/g;
const LAB = /<Lab\s[^>]*?\bname=["']([^"']*)["']/g;
const TIMELINE = /<(?:Timeline|Small)\s[^>]*?\blab=["']([^"']*)["']/g;
const TAG = new RegExp(`<Slide((?:${ATTRIBUTE.source})*)\\s*>`, 'g');

function findNames(body: string, tag: RegExp): string[] {
  return [...body.matchAll(tag)].map(([, name = '']) => name);
}

function toAttributes(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, expression]) => [
      name,
      double ?? single ?? expression?.trim() ?? 'true',
    ]),
  );
}

/** The slides of a lesson, read off its `<Slide>` tags. Each has a title that no other has. */
export function findSlides(mdx: string, file: string): { slides: Slide[]; mistakes: Mistake[] } {
  const prose = mdx.replace(FENCE, '').replace(COMMENT, '');
  const mistakes: Mistake[] = [];
  const slides = [...prose.matchAll(TAG)].map((tag, index, tags): Slide => {
    const [opening, text = ''] = tag;
    const body = prose.slice(tag.index + opening.length, tags[index + 1]?.index);
    const number = index + 1;
    const attributes = toAttributes(text);
    const title = attributes.get('title') ?? '';
    const minutes = Number(attributes.get('minutes') ?? 0);
    const field = `<Slide> ${number}`;
    if (toSlug(title) === '') {
      mistakes.push({ file, field, expected: 'a title', found: toShown(attributes.get('title')) });
    }
    if (!Number.isFinite(minutes) || minutes < 0) {
      const found = toShown(attributes.get('minutes'));
      mistakes.push({ file, field: `${field}: minutes`, expected: 'a number such as {3}', found });
    }
    return {
      id: toSlug(title),
      number,
      title,
      minutes,
      isOptional: attributes.get('optional') === 'true',
      labs: findNames(body, LAB),
      timelines: findNames(body, TIMELINE),
    };
  });
  const opened = prose.match(/<Slide\b/g)?.length ?? 0;
  if (opened !== slides.length) {
    const expected = `${opened} opening tags such as <Slide title="How many threads?" minutes={3}>`;
    mistakes.push({ file, field: '', expected, found: `${slides.length} that can be read` });
  }
  slides.forEach((slide, index) => {
    if (slides.findIndex((other) => other.id === slide.id) === index) return;
    const field = `<Slide> ${slide.number}`;
    mistakes.push({ file, field, expected: 'a title of its own', found: toShown(slide.title) });
  });
  return { slides, mistakes };
}
