import type { Vary } from './question.ts';

/** What variants are made of. */
export interface Varied {
  files: Readonly<Record<string, string>>;
  vary?: readonly Vary[];
}

/** A starter with other constants: the same question of it has another answer. */
export interface LabVariant {
  /** The same seed gives the same variant. */
  seed: number;
  files: Record<string, string>;
  /** What stands elsewhere than in the starter. */
  changes: { file: string; from: string; to: string }[];
}

/** How many variants there are, the starter not counted. */
export function countVariants({ vary = [] }: Pick<Varied, 'vary'>): number {
  return vary.reduce((product, { values }) => product * (values.length + 1), 1) - 1;
}

/**
 * The variant of a seed (1, 2 …), never the starter; null where nothing varies. As many seeds in a row as there are variants give
 * each of them once.
 */
export function makeVariant(lab: Varied, seed: number): LabVariant | null {
  const count = countVariants(lab);
  if (count < 1) return null;
  // The digits of this number, each in the base of its entry, say what stands where; 0 is the starter.
  let rest = 1 + modulo((seed - 1) * findStride(count), count);
  const changes = (lab.vary ?? []).flatMap(({ file, text, values }) => {
    const digit = rest % (values.length + 1);
    rest = Math.floor(rest / (values.length + 1));
    const to = values[digit - 1];
    return to === undefined ? [] : [{ file, from: text, to }];
  });
  return { seed, files: { ...lab.files, ...replaceAll(lab.files, changes) }, changes };
}

/** The changed files alone. Places are found in the starter, so that no value is taken for a later entry's text. */
function replaceAll(
  files: Varied['files'],
  changes: readonly LabVariant['changes'][number][],
): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const file of new Set(changes.map((change) => change.file))) {
    const starter = files[file] ?? '';
    const places = changes
      .filter((change) => change.file === file)
      .map((change) => ({ ...change, at: starter.indexOf(change.from) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.at - a.at);
    changed[file] = places.reduce(
      (text, { at, from, to }) => text.slice(0, at) + to + text.slice(at + from.length),
      starter,
    );
  }
  return changed;
}

/** A stride that visits every variant before one comes again: near the golden section, without a common divisor. */
function findStride(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618));
  while (findDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function findDivisor(a: number, b: number): number {
  return b === 0 ? a : findDivisor(b, a % b);
}

function modulo(value: number, base: number): number {
  return ((value % base) + base) % base;
}
