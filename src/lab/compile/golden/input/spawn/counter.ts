import type { Name } from './types.ts';
import { zero } from './shared.ts';

const scratch = new Int32Array(new SharedArrayBuffer(4));

export function increment(name: Name, counter: Int32Array): number {
  zero(scratch);
  for (let round = 0; round < 2; round++) counter[0]!++;
  return counter[0]!;
}
export const limit = await Promise.resolve(3);
