import { monaco } from './monaco.ts';

/** Name of the theme that follows the site's tokens. */
const THEME = 'site';

/** Gives Monaco the site's colours, now and whenever the site's theme changes. @returns a function that ends it. */
export function followTheme(): () => void {
  applyTheme();
  const observer = new MutationObserver(applyTheme);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', applyTheme);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', applyTheme);
  };
}

function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => toHex(style.getPropertyValue(name));
  const token = (name: string): string => color(`--code-token-${name}`).slice(1);
  const background = color('--color-surface');
  const rule = (names: string, foreground: string, fontStyle = ''): monaco.editor.ITokenThemeRule[] =>
    names.split(' ').map((each) => ({ token: each, foreground, fontStyle }));
  monaco.editor.defineTheme(THEME, {
    base: isDark(background) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      ...rule('identifier delimiter', color('--code-foreground').slice(1)),
      ...rule('comment comment.doc', token('comment')),
      ...rule('keyword', token('keyword')),
      ...rule('string string.escape regexp', token('string')),
      ...rule('number', token('constant')),
      ...rule('type.identifier', token('function')),
      ...rule('delimiter delimiter.bracket', token('punctuation')),
    ],
    colors: {
      'editor.background': background,
      'editor.foreground': color('--color-text'),
      'editorGutter.background': background,
      'editorLineNumber.foreground': color('--color-text-muted'),
      'editorLineNumber.activeForeground': color('--color-text'),
      'editorCursor.foreground': color('--color-accent'),
      'editor.selectionBackground': `${color('--color-accent')}40`,
      'editor.inactiveSelectionBackground': `${color('--color-accent')}26`,
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
      'editorWidget.background': color('--color-bg'),
      'editorWidget.border': color('--color-line'),
      'editorError.foreground': color('--color-error'),
      focusBorder: color('--color-accent'),
    },
  });
  monaco.editor.setTheme(THEME);
}

/** Any CSS colour as `#rrggbb`, the only form that Monaco reads. */
function toHex(css: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null || css.trim() === '') return '#808080';
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function isDark(hex: string): boolean {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 128;
}
