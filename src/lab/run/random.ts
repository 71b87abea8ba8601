const { imul } = Math;
const { apply } = Reflect;
/** Captured, so that a realm draws the same numbers whatever its program does to strings. */
const charCode = (text: string, index: number): number => apply(readCharCode, text, [index]);
const readCharCode = Object.getOwnPropertyDescriptor(String.prototype, 'charCodeAt')?.value as (
  index: number,
) => number;

/** Numbers in [0, 1) that depend on the seed alone (mulberry32, a public-domain generator by T. Ettinger). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed made of a seed and a text: equal inputs give equal seeds (FNV-1a, 32 bits). */
export function mixSeed(seed: number, text: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let k = 0; k < text.length; k++) {
    const point = charCode(text, k);
    hash = imul(hash ^ point, 0x01000193);
  }
  return hash | 0;
}
