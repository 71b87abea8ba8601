import type { Lane } from './event.ts';

/**
 * One or two letters that name each lane in pictures: `countdown A` is A, the main task M, others the next letter free.
 * A lane keeps its letter when more lanes follow.
 */
export function findLaneLetters(lanes: readonly Lane[]): string[] {
  const taken = new Set<string>();
  let next = 0;
  return lanes.map((lane) => {
    const own = lane.id === 0 ? 'M' : /(?:^|\s)([A-Z])$/.exec(lane.label)?.[1];
    let letter = own ?? '';
    while (letter === '' || taken.has(letter)) letter = toLetters(next++);
    taken.add(letter);
    return letter;
  });
}

/** 0 → A, 25 → Z, 26 → AA, … */
function toLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : toLetters(Math.floor(index / 26) - 1) + last;
}
