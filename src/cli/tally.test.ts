import { expect, test } from 'vitest';
import { addTallies, readPlaywrightReport, readVitestReport, toClosingLine, toTally } from './tally.ts';

test('a step that fails without a failed test counts as one failure', () => {
  expect(toTally(null, 1)).toEqual({ passed: 0, failed: 1 });
  expect(toTally({ passed: 7, failed: 0 }, 1)).toEqual({ passed: 7, failed: 1 });
});

test('a step without tests that succeeds counts as nothing', () => {
  expect(toTally(null, 0)).toEqual({ passed: 0, failed: 0 });
});

test('failed tests count once, not once more for the exit code', () => {
  expect(toTally({ passed: 7, failed: 2 }, 1)).toEqual({ passed: 7, failed: 2 });
});

test('a flaky browser test is a failed one', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } };
  expect(readPlaywrightReport(report)).toEqual({ passed: 5, failed: 2 });
});

test('a report without its totals is refused', () => {
  expect(() => readVitestReport({ numPassedTests: 3 })).toThrow('numFailedTests');
});

test('the closing line holds the sum', () => {
  const sum = addTallies([
    { passed: 3, failed: 0 },
    { passed: 4, failed: 1 },
  ]);
  expect(toClosingLine(sum)).toBe('7 passed, 1 failed');
});
