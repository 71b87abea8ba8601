/** The four things that Lighthouse scores, in the order of its report. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export type Category = (typeof CATEGORIES)[number];

/** One look at a page. */
export interface Audit {
  /** 0…100; null where Lighthouse could not tell. */
  scores: Record<Category, number | null>;
  /** What cost points, each as a sentence. */
  faults: string[];
}

/** A page with all its looks. */
export interface AuditedPage {
  path: string;
  audits: readonly Audit[];
}

/** The middle score of all looks; of an even number the lower of the two. Null when any look has none. */
export function findMedianScore(audits: readonly Audit[], category: Category): number | null {
  const scores: number[] = [];
  for (const { scores: each } of audits) {
    if (each[category] === null) return null;
    scores.push(each[category]);
  }
  return scores.toSorted((a, b) => a - b)[Math.ceil(scores.length / 2) - 1] ?? null;
}

/** Whether the median of every category reaches the limit. */
export function isGoodEnough({ audits }: AuditedPage, limit: number): boolean {
  return CATEGORIES.every((category) => (findMedianScore(audits, category) ?? 0) >= limit);
}

/** The pages with their medians, and the looks behind a median that differ. */
export function toScoreTable(pages: readonly AuditedPage[]): string {
  const rows = [
    ['page', ...CATEGORIES],
    ...pages.map(({ path, audits }) => [path, ...CATEGORIES.map((category) => toCell(audits, category))]),
  ];
  const widths = CATEGORIES.map((_category, k) => Math.max(...rows.map((row) => row[k + 1]?.length ?? 0)));
  const first = Math.max(...rows.map(([path = '']) => path.length));
  return rows
    .map(([path = '', ...cells]) =>
      [path.padEnd(first), ...cells.map((cell, k) => cell.padStart(widths[k] ?? 0))].join('  '),
    )
    .join('\n');
}

function toCell(audits: readonly Audit[], category: Category): string {
  const all = audits.map(({ scores }) => scores[category] ?? 'none');
  const middle = String(findMedianScore(audits, category) ?? 'none');
  return new Set(all).size > 1 ? `${middle} (${all.join(' ')})` : middle;
}

/** What cost points, page by page, each once with the number of looks that met it; empty when nothing did. */
export function toFaultList(pages: readonly AuditedPage[]): string {
  return pages
    .flatMap(({ path, audits }) => {
      const faults = [...new Set(audits.flatMap(({ faults }) => faults))];
      return faults.length === 0 ? [] : [path, ...faults.map((fault) => `  ${fault}`)];
    })
    .join('\n');
}
