/** What a child of a slide is, as far as its place on the canvas goes. */
export type BlockKind = 'text' | 'lab' | 'quiz' | 'figure';

/**
 * Number of the part, from 0, that each block of a slide belongs to. A projector shows one lab at a time: a second lab or a figure
 * after a lab begins a new part, and takes the text that leads to it along. Text after a quiz stands by itself.
 */
export function findParts(kinds: readonly BlockKind[]): number[] {
  const parts: number[] = [];
  let part = 0;
  /** Index of the last block that fills a slide in this part; -1 when there is none. */
  let full = -1;
  kinds.forEach((kind, index) => {
    if (full >= 0 && kind !== 'text') {
      part += 1;
      for (let lead = full + 1; lead < index; lead += 1) parts[lead] = part;
      full = -1;
    } else if (full >= 0 && kinds[full] === 'quiz') {
      part += 1;
      full = -1;
    }
    if (kind === 'lab' || kind === 'quiz') full = index;
    parts.push(part);
  });
  return parts;
}
