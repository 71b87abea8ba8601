import type { Choice } from '../../../lab/index.ts';
import type { TreeRow } from './schedule-tree.ts';

/** How a choice is called: the letter of the thread that goes, or the number of the event that comes. */
export function nameChoice({ kind, chosen }: Choice, letters: readonly string[]): string {
  return kind === 'thread' ? (letters[chosen] ?? String(chosen)) : String(chosen + 1);
}

/** A row in words: what goes in turn, with the same ones counted, and how that ends. */
export function describeRow(
  { run, start, choices, outcome, count, canOpen }: TreeRow,
  letters: readonly string[],
  threads: readonly string[],
  text: string,
): string {
  const taken = run.slice(0, start + choices.length);
  const parts: { name: string; times: number }[] = [];
  for (const choice of taken) {
    const label = choice.kind === 'thread' ? threads[choice.chosen] : undefined;
    const letter = nameChoice(choice, letters);
    const name =
      choice.kind === 'event' ? `event ${letter}` : label === undefined ? letter : `${letter} (${label})`;
    const last = parts.at(-1);
    if (last?.name === name) last.times += 1;
    else parts.push({ name, times: 1 });
  }
  const order = parts
    .map(({ name, times }) => (times === 1 ? name : `${name} ${String(times)} times`))
    .join(', then ');
  const runs = count === 1 ? '1 run' : `${String(count)} runs`;
  const start_ = order === '' ? 'No choice' : order;
  return `${start_}: ${runs}, outcome ${String(outcome + 1)}: ${text}${canOpen ? '. Right arrow opens.' : ''}`;
}
