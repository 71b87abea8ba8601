import type { Mistake } from './content-error.ts';
import { toShown } from './to-shown.ts';
import type { Lab } from './types.ts';

/** What a lab's questions ask for and the lab does not have. */
export function findQuestionMistakes(
  lab: Pick<Lab, 'predict' | 'goal' | 'check' | 'expect'>,
  file: string,
  toField: (index: number) => string = (index) => `predict[${String(index)}]`,
): Mistake[] {
  return lab.predict.flatMap((question, index): Mistake[] => {
    const field = toField(index);
    const { kind } = question;
    if (kind === 'happen' && lab.goal === undefined)
      return [{ file, field: `${field}.kind`, expected: 'a lab with a goal', found: '"happen" without one' }];
    if (kind === 'fix' && lab.check.length === 0)
      return [{ file, field: `${field}.kind`, expected: 'a lab with a check', found: '"fix" without one' }];
    if (kind !== 'several') return [];
    const values = question.options.map(({ value }) => value);
    const twice = values.find((value, at) => values.indexOf(value) !== at);
    if (twice !== undefined)
      return [
        {
          file,
          field: `${field}.impossible`,
          expected: 'what cannot happen',
          found: `${toShown(twice)}, which can`,
        },
      ];
    if (values.length >= 2) return [];
    const expected = 'expect.explore.outcomes beside it, for what can happen';
    return [{ file, field: `${field}.impossible`, expected, found: toShown(lab.expect.explore?.outcomes) }];
  });
}

/** Texts to vary that do not stand once in the starter, or in one another. */
export function findVaryMistakes(lab: Pick<Lab, 'files' | 'vary'>, file: string, place = 'vary'): Mistake[] {
  const { files, vary = [] } = lab;
  return vary.flatMap((entry, index): Mistake[] => {
    const field = `${place}[${String(index)}]`;
    const starter = files[entry.file];
    if (starter === undefined) {
      const expected = `a file of this lab (${Object.keys(files).join(', ')})`;
      return [{ file, field: `${field}.file`, expected, found: toShown(entry.file) }];
    }
    const count = starter.split(entry.text).length - 1;
    if (count !== 1) {
      const expected = `a text that stands once in ${entry.file}`;
      const found = `${toShown(entry.text)}, ${String(count)} times`;
      return [{ file, field: `${field}.text`, expected, found }];
    }
    const others = vary.slice(0, index).filter((other) => other.file === entry.file);
    if (!others.some((other) => areMixed(starter, entry.text, other.text))) return [];
    const expected = 'a text apart from those of the entries before';
    return [{ file, field: `${field}.text`, expected, found: toShown(entry.text) }];
  });
}

/** Two texts share a place. */
function areMixed(starter: string, one: string, other: string): boolean {
  const [a, b] = [starter.indexOf(one), starter.indexOf(other)];
  return a < b + other.length && b < a + one.length;
}
