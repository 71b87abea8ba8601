/** One thing that is wrong in `content/`. */
export interface Mistake {
  file: string; // as a reader of the build log would open it: `content/lessons/…/lab.json`
  field: string; // `predict[0].lines`; '' for the file as a whole
  expected: string; // `a whole number from 1 to 6`
  found: string; // `9`
}

/** Says a mistake in one line. */
export function toSentence({ file, field, expected, found }: Mistake): string {
  return `${file}: ${field === '' ? '' : `${field}: `}expected ${expected}, found ${found}`;
}

/** Thrown when `content/` does not hold what it must; fails the build with every mistake found. */
export class ContentError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(toSentence).join('\n'));
    this.name = 'ContentError';
    this.mistakes = mistakes;
  }
}
