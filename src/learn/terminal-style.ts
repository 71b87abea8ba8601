/** How a stretch of terminal text looks. Colours are ANSI indexes 0–15 or `#rrggbb`; null = the default. */
export interface TextStyle {
  color: number | string | null;
  background: number | string | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  inverse: boolean;
}

export const PLAIN: TextStyle = {
  color: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  strike: false,
  inverse: false,
};

const SWITCHES: Readonly<Record<number, Partial<TextStyle>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strike: false },
  39: { color: null },
  49: { background: null },
};

/** The style after an SGR sequence (`ESC [ parameters m`); unknown parameters change nothing. */
export function applySgr(style: TextStyle, parameters: string): TextStyle {
  const codes = parameters.split(/[;:]/u).map((part) => (part === '' ? 0 : Number(part)));
  let next = style;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const extended = readExtendedColor(codes, index + 1);
      index += extended.used;
      if (extended.color !== null) next = { ...next, [code === 38 ? 'color' : 'background']: extended.color };
    } else if (code >= 30 && code <= 37) next = { ...next, color: code - 30 };
    else if (code >= 90 && code <= 97) next = { ...next, color: code - 82 };
    else if (code >= 40 && code <= 47) next = { ...next, background: code - 40 };
    else if (code >= 100 && code <= 107) next = { ...next, background: code - 92 };
    else next = { ...next, ...SWITCHES[code] };
  }
  return isSameStyle(next, PLAIN) ? PLAIN : next;
}

/** The two styles look the same. */
export function isSameStyle(a: TextStyle, b: TextStyle): boolean {
  if (a === b) return true;
  return (Object.keys(PLAIN) as (keyof TextStyle)[]).every((key) => a[key] === b[key]);
}

function readExtendedColor(
  codes: readonly number[],
  from: number,
): { color: number | string | null; used: number } {
  const mode = codes[from];
  if (mode === 5) return { color: paletteColor(codes[from + 1] ?? 0), used: 2 };
  if (mode === 2) return { color: toHex([codes[from + 1], codes[from + 2], codes[from + 3]]), used: 4 };
  return { color: null, used: 0 };
}

/** Entry of the 256-colour palette: 0–15 stay indexes, the cube and the greys become `#rrggbb`. */
function paletteColor(index: number): number | string | null {
  if (!(index >= 0 && index <= 255)) return null;
  if (index < 16) return index;
  if (index >= 232) return toHex(Array.from({ length: 3 }, () => 8 + (index - 232) * 10));
  const cube = index - 16;
  const level = (part: number): number => (part === 0 ? 0 : 55 + part * 40);
  return toHex([level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)]);
}

function toHex(channels: readonly (number | undefined)[]): string {
  const two = (value = 0): string =>
    Math.max(0, Math.min(255, Math.floor(value)))
      .toString(16)
      .padStart(2, '0');
  return `#${channels.map((channel) => two(channel)).join('')}`;
}
