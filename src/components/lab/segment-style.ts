import type { CSSProperties } from 'react';
import type { TextStyle } from '../../learn/index.ts';

/** How ANSI text looks here: colours 0–15 are tokens of lab.css, others come as they are. */
export function toSegmentStyle(style: TextStyle): CSSProperties {
  const color = toColor(style.color);
  const background = toColor(style.background);
  const [front, back] = style.inverse
    ? [background ?? 'var(--color-surface)', color ?? 'var(--color-text)']
    : [color, background];
  return {
    ...(front !== null && { color: front }),
    ...(back !== null && { backgroundColor: back }),
    ...(style.bold && { fontWeight: 700 }),
    ...(style.dim && { opacity: 0.7 }),
    ...(style.italic && { fontStyle: 'italic' }),
    ...((style.underline || style.strike) && {
      textDecorationLine: [style.underline && 'underline', style.strike && 'line-through']
        .filter(Boolean)
        .join(' '),
    }),
  };
}

function toColor(color: TextStyle['color']): string | null {
  if (typeof color === 'number') return `var(--ansi-${String(color)})`;
  return color !== null && /^#[0-9a-f]{6}$/u.test(color) ? color : null;
}
