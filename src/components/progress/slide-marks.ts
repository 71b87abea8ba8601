/** What stands on a slide, as far as marks tell of it. */
export interface SlideFacts {
  isSeen: boolean;
  /** Questions that it asks, and those of them that were answered or skipped. */
  asked: number;
  answered: number;
  /** Challenges that stand on it, and those solved. */
  challenges: number;
  solved: number;
}

/** A mark for the eye, and in words for the ear. */
export interface SlideMark {
  mark: string;
  says: string;
}

/** The mark of a slide in the table of slides; '' where there is nothing to tell. */
export function toSlideMark({ isSeen, asked, answered, challenges, solved }: SlideFacts): SlideMark {
  const work = asked + challenges;
  const done = answered + solved;
  const mark = work > 0 && done > 0 && done < work ? `${String(done)}/${String(work)}` : '';
  const isDone = isSeen && done === work;
  const says = [
    isSeen ? 'seen' : '',
    asked > 0 && answered > 0 ? `${String(answered)} of ${String(asked)} answered` : '',
    challenges > 0 && solved > 0 ? `${String(solved)} of ${String(challenges)} solved` : '',
  ].filter((fact) => fact !== '');
  return { mark: isDone ? '✓' : mark === '' && isSeen ? '·' : mark, says: says.join(', ') };
}
