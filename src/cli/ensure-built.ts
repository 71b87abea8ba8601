import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT: string = resolve(import.meta.dirname, '../..');

/** The built site's folder: `dist`, or the one that `INTERLEAVE_DIST` names. */
export const DIST: string = resolve(ROOT, process.env['INTERLEAVE_DIST'] ?? 'dist');

/** Everything that the built site is made from; tests and tools are not. */
const SOURCES = [
  'src/**/*',
  'content/**/*',
  'public/**/*',
  'astro.config.*',
  'package-lock.json',
  'tsconfig.json',
];
const NOT_SOURCES = ['src/cli/**', '**/*.test.*', '**/golden/**', '**/corpus/**'];

/** Whether the built site is there and newer than all it is made from. */
export function isBuilt(): boolean {
  const page = join(DIST, 'index.html');
  if (!existsSync(page)) return false;
  const builtMs = statSync(page).mtimeMs;
  return globSync(SOURCES, { cwd: ROOT, exclude: NOT_SOURCES }).every(
    (file) => statSync(join(ROOT, file)).mtimeMs <= builtMs,
  );
}

/** Builds the site unless it stands; the build's own output goes to stderr. @throws when the build fails. */
export function ensureBuilt(): void {
  if (isBuilt()) return;
  console.error('Building the site first.');
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const { status } = spawnSync(process.execPath, [astro, 'build', '--outDir', DIST], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The site does not build; its messages stand above.');
}
