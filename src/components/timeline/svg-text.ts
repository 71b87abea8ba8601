import type { PathSink } from './spindle.ts';

/** Numbers as SVG takes them: a tenth of a px is enough. */
export function toText(...numbers: readonly number[]): string {
  return numbers.map((number) => String(Number(number.toFixed(1)))).join(' ');
}

/** A path's drawing as the text of its `d`. */
export function createTextSink(): PathSink & { read(): string } {
  const parts: string[] = [];
  return {
    moveTo: (x, y) => void parts.push(`M${toText(x, y)}`),
    lineTo: (x, y) => void parts.push(`L${toText(x, y)}`),
    bezierCurveTo: (...points) => void parts.push(`C${toText(...points)}`),
    closePath: () => void parts.push('Z'),
    read: () => parts.join(''),
  };
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that may stand in an element or in a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
