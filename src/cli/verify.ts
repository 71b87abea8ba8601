// Runs all checks in order and ends with their sum, `N passed, N failed`, alone on the last line.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addTallies,
  readPlaywrightReport,
  readVitestReport,
  toClosingLine,
  toTally,
  type Tally,
} from './tally.ts';

interface Step {
  name: string;
  /** Arguments of `npm run`. */
  script: string[];
  /** Where its tests leave their report, and how that is read. */
  report?: { file: string; env?: Record<string, string>; read: (report: unknown) => Tally };
}

const reports = mkdtempSync(join(tmpdir(), 'interleave-verify-'));
const vitestFile = join(reports, 'vitest.json');
const playwrightFile = join(reports, 'playwright.json');

const STEPS: readonly Step[] = [
  { name: 'lint', script: ['lint'] },
  { name: 'typecheck', script: ['typecheck'] },
  {
    name: 'unit tests',
    script: ['unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`],
    report: { file: vitestFile, read: readVitestReport },
  },
  { name: 'build', script: ['build'] },
  {
    name: 'browser tests',
    script: ['e2e', '--', '--reporter=list,json'],
    report: {
      file: playwrightFile,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile },
      read: readPlaywrightReport,
    },
  },
];

const tallies: Tally[] = [];
for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const exitCode = await runScript(step);
  const tally = toTally(readReport(step), exitCode);
  if (tally.failed > 0) console.log(`── ${step.name} failed`);
  tallies.push(tally);
}
rmSync(reports, { recursive: true });

const sum = addTallies(tallies);
process.exitCode = sum.failed > 0 ? 1 : 0;
console.log(`\n${toClosingLine(sum)}`);

function runScript({ script, report }: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', ...script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...report?.env },
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function readReport({ report }: Step): Tally | null {
  if (report === undefined || !existsSync(report.file)) return null;
  try {
    return report.read(JSON.parse(readFileSync(report.file, 'utf8')));
  } catch (error) {
    console.error(String(error));
    return { passed: 0, failed: 1 };
  }
}
