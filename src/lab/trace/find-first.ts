/** The first index in `0…length` for which `isFound` holds, by halving; `length` when there is none. `isFound` never turns false again. */
export function findFirst(length: number, isFound: (index: number) => boolean, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isFound(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The same, for a result expected near `from`: looks 1, 2, 4, 8 … ahead before halving. */
export function findFirstNear(length: number, isFound: (index: number) => boolean, from: number): number {
  let low = from;
  let reach = 1;
  while (low < length) {
    const probe = Math.min(length - 1, low + reach);
    if (isFound(probe)) return findFirst(probe, isFound, low);
    low = probe + 1;
    reach *= 2;
  }
  return length;
}
