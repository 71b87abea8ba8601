import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './ensure-built.ts';

/** What cspell finds, one line a word. */
function findMisspelt(files: string[], input = ''): string[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['node_modules/cspell/bin.mjs', 'lint', '--no-progress', '--no-summary', '--no-color', ...files],
    { cwd: ROOT, input, encoding: 'utf8' },
  );
  if (status !== 0 && stdout === '') throw new Error(stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

test('content and the texts of the site are spelt as British English', { timeout: 120_000 }, () => {
  // A word that is right, but unknown, goes into cspell-words.txt.
  expect(findMisspelt([])).toEqual([]);
});

test('a misspelt word is found', { timeout: 60_000 }, () => {
  const found = findMisspelt(['stdin://content/lessons/x/lesson.mdx'], 'A thred waits for its neighbor.\n');
  expect(found.map((line) => /\((\w+)\)/.exec(line)?.[1])).toEqual(['thred', 'neighbor']);
});
