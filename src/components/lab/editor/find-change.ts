/** What was replaced by what: `fresh` stands where `start` to `end` (exclusive) of the old text stood. */
export interface TextChange {
  start: number;
  end: number;
  fresh: string;
}

/** The shortest single change that makes one text the other. */
export function findChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, fresh: after.slice(start, after.length - same) };
}
