/** Numbers 0 ≤ n < 1 that depend on the seed alone (mulberry32, public domain). */
export function createChance(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same items in an order that the seed decides. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const chance = createChance(seed);
  return items
    .map((item) => ({ item, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The lines in an order that is not the given one, wherever there is another. */
export function shuffleLines(lines: readonly string[], seed: number): string[] {
  if (new Set(lines).size < 2) return [...lines];
  for (let next = seed; ; next += 1) {
    const shuffled = shuffle(lines, next);
    if (shuffled.some((line, index) => line !== lines[index])) return shuffled;
  }
}
