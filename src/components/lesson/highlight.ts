import { codeToHtml, createCssVariablesTheme } from 'shiki';

/** Colours come from the tokens `--code-…`, so one text of HTML serves both themes. */
export const theme: ReturnType<typeof createCssVariablesTheme> = createCssVariablesTheme({
  name: 'tokens',
  variablePrefix: '--code-',
});

/** Languages that lessons show. */
const LANGUAGES = ['ts', 'js', 'json', 'html', 'css', 'sh', 'python', 'text'] as const;
export type Language = (typeof LANGUAGES)[number];

function isLanguage(name: string): name is Language {
  return LANGUAGES.some((language) => language === name);
}

/** Checks a language's name. @throws Error when lessons cannot show it */
export function checkLanguage(name: string): Language {
  if (isLanguage(name)) return name;
  throw new Error(`<Code lang>: expected one of ${LANGUAGES.join(', ')}, found "${name}"`);
}

export interface HighlightOptions {
  lang: Language;
  /** What a screen reader calls it. */
  label: string;
  /** 1-based lines to mark. */
  marked?: ReadonlySet<number>;
  /** So many lines at the head say what to edit. */
  notes?: number;
}

/** Code as HTML: `<pre class="code">` with one `.line` a line, reachable by keyboard since it may scroll. */
export async function highlight(
  code: string,
  { lang, label, marked, notes = 0 }: HighlightOptions,
): Promise<string> {
  const html = await codeToHtml(code.replace(/\n$/, ''), {
    lang,
    theme,
    transformers: [
      {
        pre(node) {
          node.properties = { class: 'code', tabindex: '0', role: 'group', 'aria-label': label };
        },
        line(node, line) {
          if (marked?.has(line) === true) this.addClassToHast(node, 'is-marked');
          if (line <= notes) this.addClassToHast(node, 'is-note');
        },
      },
    ],
  });
  // A note takes its line break along when it is hidden.
  return html.replace(/(<span class="line is-note">.*)<\/span>\n/g, '$1\n</span>');
}

/** Several files as one piece of code, each under its name. */
export async function highlightFiles(files: readonly { name: string; text: string }[]): Promise<string> {
  const label = files.map(({ name }) => name).join(', ');
  const pieces = await Promise.all(
    files.map(async ({ name, text }) => {
      const html = await highlight(text, { lang: 'ts', label });
      const at = html.indexOf('<code');
      return {
        opening: html.slice(0, at),
        named: `<span class="file-name">${name}</span>${html.slice(at, html.lastIndexOf('</pre>'))}`,
      };
    }),
  );
  return `${pieces[0]?.opening ?? '<pre>'}${pieces.map(({ named }) => named).join('')}</pre>`;
}
