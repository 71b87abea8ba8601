/** One line of the report: what was measured, what it is held against, and the ratio that is asked for. */
export interface Row {
  what: string;
  measured: string;
  against: string;
  /** Measured by limit; null when the row is a limit of the machine itself. */
  ratio: number | null;
  /** The most that DESIGN section 14 allows; null when it asks for nothing. */
  target: number | null;
  /** What the target means, when it is not the ratio alone. */
  note?: string;
}

/** A limit of the machine: nothing to hold it against. */
export function toLimit(what: string, measured: string): Row {
  return { what, measured, against: '', ratio: null, target: null };
}

/** The rows as a table for a terminal. */
export function toTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'measured', 'against', 'ratio', 'target', ''],
    ...rows.map(({ what, measured, against, ratio, target, note = '' }) => [
      what,
      measured,
      against,
      ratio === null ? '' : `${ratio.toFixed(2)}×`,
      target === null ? '' : `≤ ${target}×`,
      [ratio === null || target === null ? '' : ratio <= target ? 'holds' : 'MISSED', note]
        .filter(Boolean)
        .join(', '),
    ]),
  ];
  const widths = cells[0]!.map((_cell, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The middle one. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** `12.3 ms`. */
export function toMs(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}
