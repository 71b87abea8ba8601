/** One question of a placement once its program has run. */
export interface Judged {
  lesson: string; // slug
  /** The lesson's title. */
  title: string;
  ask: string;
  /** What came of it, for people. */
  says: string;
  /** Null when the browser could not compute it. */
  isRight: boolean | null;
}

/** Where to begin, and why. */
export interface Start {
  lesson: string;
  title: string;
  says: string;
}

/** The first lesson with a miss; without one, the last that was asked about. `judged` holds at least one, in the order of lessons. */
export function findStart(judged: readonly Judged[]): Start {
  const known = judged.filter(({ isRight }) => isRight === true).length;
  const missed = judged.find(({ isRight }) => isRight === false);
  const last = judged.at(-1);
  if (last === undefined) throw new Error('A placement has at least one question.');
  const { lesson, title } = missed ?? last;
  const score = `${known} of ${judged.length} right.`;
  if (missed !== undefined) return { lesson, title, says: `${score} Begin with ${title}.` };
  return { lesson, title, says: `${score} Go where you like; the hardest challenges are in ${title}.` };
}
