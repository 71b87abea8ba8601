const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;
const FENCE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[ \t]*$/gm;
const COMMENT = /\{\/\*[\s\S]*?\*\/\}/g;
const NOTES = /<Notes>[\s\S]*?<\/Notes>/g;
const OPTIONAL = /<Slide\s(?:[^>]*\s)?optional[^>]*>[\s\S]*?<\/Slide>/g;
const TAG = /<\/?[A-Za-z][^>]*>/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;

/** How many words of a lesson a reader reads: its needed slides, without notes for teachers, programs and tags. */
export function countWords(mdx: string): number {
  const prose = [FRONT_MATTER, FENCE, COMMENT, NOTES, OPTIONAL, TAG].reduce(
    (text, part) => text.replace(part, '\n'),
    mdx,
  );
  return prose.match(WORD)?.length ?? 0;
}
