import type { Stroke } from './types.ts';

/** A line of the pen as the `d` of an SVG path: curves through the middles between its points. */
export function toInkPath(stroke: Stroke): string {
  const [start, ...rest] = stroke;
  if (start === undefined) return '';
  const [x, y] = start;
  if (rest.length === 0) return `M${x} ${y}h.01`;
  const curves = rest.map(([toX, toY], index) => {
    const [fromX, fromY] = stroke[index] ?? start;
    return `Q${fromX} ${fromY} ${(fromX + toX) / 2} ${(fromY + toY) / 2}`;
  });
  const [endX, endY] = rest.at(-1) ?? start;
  return `M${x} ${y}${curves.join('')}L${endX} ${endY}`;
}
