import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The declarations between the braces that follow a selector. */
function findBlock(selector: string): string {
  const from = css.indexOf('{', css.indexOf(selector)) + 1;
  return css.slice(from, css.indexOf('}', from)).replace(/\s+/g, ' ').trim();
}

function toTokens(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance of `#rrggbb`, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function toLuminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function toContrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [toLuminance(one), toLuminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const paper = toTokens(findBlock(':root {'));
const ink = toTokens(findBlock(":root[data-theme='dark'] {"));

test('the ink theme is the same by system and by switch', () => {
  expect(findBlock(":root:not([data-theme='light']) {")).toBe(findBlock(":root[data-theme='dark'] {"));
});

test('both themes own the same tokens', () => {
  expect([...ink.keys()]).toEqual([...paper.keys()]);
});

describe.each([
  { name: 'paper', theme: paper },
  { name: 'ink', theme: ink },
])('$name', ({ theme }) => {
  const grounds = ['--color-bg', '--color-surface', '--color-sunken'];
  const words = [...theme.keys()].filter(
    (name) =>
      /^--color-(text|text-muted|accent|accent-hover|error)$|^--code-(foreground|token)|-text$/.test(name) &&
      name !== '--color-accent-text',
  );
  const shapes = [...theme.keys()].filter((name) => /^--lane-\d$|^--color-line-strong$/.test(name));
  const on = (name: string, ground: string): number =>
    toContrast(theme.get(name) ?? '', theme.get(ground) ?? '');

  test.each(words.flatMap((name) => grounds.map((ground) => ({ name, ground }))))(
    'text $name on $ground is at least 4.5:1',
    ({ name, ground }) => expect(on(name, ground)).toBeGreaterThanOrEqual(4.5),
  );

  test.each(shapes.flatMap((name) => grounds.slice(0, 2).map((ground) => ({ name, ground }))))(
    'shape $name on $ground is at least 3:1',
    ({ name, ground }) => expect(on(name, ground)).toBeGreaterThanOrEqual(3),
  );

  const code = words.filter((name) => name.startsWith('--code-'));
  test.each(code)('%s in a marked line is at least 4.5:1', (name) =>
    expect(on(name, '--color-mark')).toBeGreaterThanOrEqual(4.5),
  );

  test('words on the accent and on a mark can be read', () => {
    expect(on('--color-accent-text', '--color-accent')).toBeGreaterThanOrEqual(4.5);
    expect(on('--color-accent-text', '--color-accent-hover')).toBeGreaterThanOrEqual(4.5);
    expect(on('--color-text', '--color-mark')).toBeGreaterThanOrEqual(7);
  });
});
