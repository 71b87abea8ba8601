import { diffLines } from 'diff';

/** One row of a comparison of two texts. */
export type DiffRow =
  | { type: 'same' | 'removed' | 'added'; text: string }
  /** Lines that stand in both texts, left out. */
  | { type: 'gap'; count: number };

/** How many lines around a change are shown. */
const CONTEXT = 3;

/** What makes the text `after` of the text `before`, line by line; long stretches without a change are left out. */
export function toDiffRows(before: string, after: string): DiffRow[] {
  const rows = diffLines(withEnd(before), withEnd(after)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({
        type: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
        text,
      })),
  );
  const isNear = rows.map((_, index) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ type }) => type !== 'same'),
  );
  const shown: DiffRow[] = [];
  for (const [index, row] of rows.entries()) {
    const last = shown.at(-1);
    if (isNear[index] === true) shown.push(row);
    else if (last?.type === 'gap') last.count += 1;
    else shown.push({ type: 'gap', count: 1 });
  }
  return shown;
}

/** A missing last line break is no change that anybody means. */
function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
