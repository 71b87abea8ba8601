import type { Lane } from './event.ts';

/**
 * One or two letters that name each lane in pictures: `countdown A` is A, the main task M, others the next letter free.
 * The letter at the end of a label comes first, even when other lanes are older.
 */
export function findLaneLetters(lanes: readonly Lane[]): string[] {
  const owners = new Map<string, number>(); // letter → lane
  for (const lane of lanes) {
    const own = findOwnLetter(lane);
    if (own !== null && !owners.has(own)) owners.set(own, lane.id);
  }
  let next = 0;
  return lanes.map((lane) => {
    const own = findOwnLetter(lane);
    if (own !== null && owners.get(own) === lane.id) return own;
    let letter = toLetters(next++);
    while (owners.has(letter)) letter = toLetters(next++);
    owners.set(letter, lane.id);
    return letter;
  });
}

/** The letter that a lane's label gives it. */
function findOwnLetter(lane: Lane): string | null {
  return lane.id === 0 ? 'M' : (/(?:^|\s)([A-Z])$/.exec(lane.label)?.[1] ?? null);
}

/** 0 → A, 25 → Z, 26 → AA, … */
function toLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : toLetters(Math.floor(index / 26) - 1) + last;
}
