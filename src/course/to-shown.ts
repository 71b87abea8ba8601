const LONGEST = 60;

/** A value as a mistake shows it: JSON, cut at 60 characters; `nothing` when absent. */
export function toShown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
