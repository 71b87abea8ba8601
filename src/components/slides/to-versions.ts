import { diffArrays } from 'diff';
import { codeToTokensBase } from 'shiki';
import { checkLanguage, theme, type Language } from '../lesson/highlight.ts';
import { toText } from '../lesson/slot-text.ts';

/** A piece of code with the colour that it has. */
interface Token {
  text: string;
  color: string;
  /** The same in each version that holds this piece. */
  key: number;
}

type Line = Token[];

const BLOCK = /<pre class="code"[^>]*aria-label="Code, ([\w-]+)"[^>]*>([\s\S]*?)<\/pre>/g;

/**
 * Fenced blocks of a lesson, as rendered, as versions of one code: HTML in which a piece that lives on has the same
 * `data-token` in each version, so that a script can move it.
 */
export async function toVersions(html: string): Promise<string[]> {
  const blocks = [...html.matchAll(BLOCK)].map(([, lang = 'text', inner = '']) => ({
    lang: checkLanguage(lang),
    code: toText(inner),
  }));
  if (blocks.length < 2)
    throw new Error(`<Versions>: expected two or more fenced blocks, found ${blocks.length}`);
  const versions: Line[][] = [];
  for (const { lang, code } of blocks) versions.push(await toLines(lang, code));
  let keys = 0;
  versions.forEach((version, index) => {
    const tokens = version.flat();
    const before = versions[index - 1]?.flat() ?? [];
    const kept = findKept(before, tokens);
    for (const token of tokens) token.key = kept.get(token) ?? (keys += 1);
  });
  return versions.map(toHtml);
}

async function toLines(lang: Language, code: string): Promise<Line[]> {
  const lines = await codeToTokensBase(code, { lang, theme });
  return lines.map((line) => line.map(({ content, color = '' }) => ({ text: content, color, key: 0 })));
}

/** Keys of the tokens that a version has from the one before it. */
function findKept(before: readonly Token[], after: readonly Token[]): Map<Token, number> {
  const kept = new Map<Token, number>();
  let [from, to] = [0, 0];
  const isSame = (one: Token, other: Token): boolean => one.text.trim() === other.text.trim();
  for (const change of diffArrays([...before], [...after], { comparator: isSame })) {
    const length = change.value.length;
    if (!change.added && !change.removed)
      for (let index = 0; index < length; index += 1) {
        const [old, token] = [before[from + index], after[to + index]];
        if (old !== undefined && token !== undefined) kept.set(token, old.key);
      }
    if (!change.added) from += length;
    if (!change.removed) to += length;
  }
  return kept;
}

function toHtml(lines: readonly Line[]): string {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const body = lines.map((line) => {
    const tokens = line.map(
      ({ text, color, key }) =>
        `<span data-token="${key}" style="color:${escape(color)}">${escape(text)}</span>`,
    );
    return `<span class="line">${tokens.join('')}</span>`;
  });
  return `<pre class="code" tabindex="0" role="group" aria-label="Code"><code>${body.join('\n')}</code></pre>`;
}
