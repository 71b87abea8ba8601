import { toLineSet } from './line-set.ts';

/** Lines lit one step after the other: `'1-3 | 5'` gives two sets. @throws Error when the text says something else */
export function toLineSteps(text: string): ReadonlySet<number>[] {
  return text.split('|').map(toLineSet);
}

/** All lines that some step lights. */
export function toAllLines(steps: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(steps.flatMap((lines) => [...lines]));
}
