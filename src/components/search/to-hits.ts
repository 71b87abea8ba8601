/** A page as Pagefind gives it. */
export interface Found {
  url: string;
  meta: Record<string, string>;
  excerpt: string;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** One line of the results. */
export interface Hit {
  href: string;
  title: string;
  /** Where it stands: the lesson's title, or what page it is. */
  place: string;
  excerpt: Piece[];
}

const SLIDES_A_LESSON = 3;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/** How many of the words asked for stand in a title. */
function countWords(title: string, asked: string): number {
  const words = new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return (asked.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => words.has(word)).length;
}

/** Pages as lines: a lesson by its slides, those first whose titles say what was asked for; another page by itself. */
export function toHits(pages: readonly Found[], asked = ''): Hit[] {
  return pages.flatMap(({ url, meta, excerpt, sub_results: parts = [] }): Hit[] => {
    const title = meta['title'] ?? url;
    const place = meta['place'];
    // A word of the glossary is a page of its own to Pagefind, and its anchor a part of it.
    const slides =
      place === undefined
        ? parts
            .filter((part) => part.url.includes('#'))
            .toSorted((a, b) => countWords(b.title, asked) - countWords(a.title, asked))
            .slice(0, SLIDES_A_LESSON)
        : [];
    if (slides.length === 0) return [{ href: url, title, place: place ?? '', excerpt: toPieces(excerpt) }];
    return slides.map((slide) => ({
      href: slide.url.replace(/-title$/, ''),
      title: slide.title,
      place: title,
      excerpt: toPieces(slide.excerpt),
    }));
  });
}

/** The text of an excerpt, in which Pagefind marks what matches; nothing of it is ever read as HTML. */
export function toPieces(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>[\s\S]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const text = part.replace(/<\/?mark>/g, '');
      return {
        text: text.replace(/&(?:lt|gt|amp|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity),
        isMatch: part.startsWith('<mark>'),
      };
    });
}
