import type { Choice } from './types.ts';

/**
 * What a replay says when it meets another choice than its schedule holds. `index` is 0-based, the sentence counts from 1;
 * `expected` null = the schedule had ended, `found` null = the run had.
 */
export function describeDivergence(
  index: number,
  expected: Choice | null,
  found: Choice | null,
  toName: (thread: number) => string,
): string {
  return `diverged at choice ${index + 1}: expected ${toWords(expected, toName)}, found ${toWords(found, toName)}`;
}

function toWords(choice: Choice | null, toName: (thread: number) => string): string {
  if (choice === null) return 'the end';
  const { kind, enabled, chosen } = choice;
  if (kind === 'event') {
    const picked = chosen >= 0 && chosen < enabled ? `number ${chosen + 1} of ` : '';
    return `${picked}${enabled} ${enabled === 1 ? 'event' : 'events'}`;
  }
  const names: string[] = [];
  for (let t = 0; t < 32; t++) if (((enabled >>> t) & 1) === 1) names.push(toName(t));
  const among = names.length === 0 ? 'nobody' : names.join(' or ');
  return chosen < 0 ? among : `${toName(chosen)} out of ${among}`;
}
