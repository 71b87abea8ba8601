/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Sum of tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/**
 * The tally of one step of the checks. What the report of its tests says holds; a step that failed without a failed
 * test to show for it (a crash, a lint error, a file that does not load) counts as one failure.
 */
export function toTally(counted: Tally | null, exitCode: number): Tally {
  const { passed, failed } = counted ?? { passed: 0, failed: 0 };
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** Totals of vitest's JSON report. */
export function readVitestReport(report: unknown): Tally {
  return { passed: readCount(report, 'numPassedTests'), failed: readCount(report, 'numFailedTests') };
}

/** Totals of Playwright's JSON report. A flaky test is a failed one. */
export function readPlaywrightReport(report: unknown): Tally {
  const stats = isRecord(report) ? report['stats'] : undefined;
  return {
    passed: readCount(stats, 'expected'),
    failed: readCount(stats, 'unexpected') + readCount(stats, 'flaky'),
  };
}

/** The closing line that people and machines look for. */
export function toClosingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readCount(record: unknown, name: string): number {
  const count = isRecord(record) ? record[name] : undefined;
  if (typeof count !== 'number') throw new Error(`The test report has no number "${name}".`);
  return count;
}
