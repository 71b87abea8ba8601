import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SiteList } from '../components/offline/types.ts';
import type { NeededFile } from '../components/ready/types.ts';

/** What is for hosts, for other sites, for lists of files, and for printers; the worker is kept by the browser itself. */
const LEFT_OUT = [
  /^(_headers|_redirects|sw\.js|offline\.json|robots\.txt)$/,
  /^(examples|sitemap)/,
  /\.map$/,
  /^present\/[^/]+\/(needs\.json$|print\/|handout\/)/,
];

/** Paths of the files that the whole course needs without network, sorted. */
export function findSiteFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
    .sort();
}

/** The given files as a browser asks for them, with sizes, hashes, and a version that changes with any of them. */
export function toSiteList(dist: string, names: readonly string[]): SiteList {
  const files = names.map((file): NeededFile => {
    const bytes = readFileSync(join(dist, file));
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, sizeBytes: bytes.length, hash };
  });
  const all = createHash('sha256').update(files.map(({ path, hash }) => `${path} ${hash}`).join('\n'));
  return {
    version: all.digest('hex').slice(0, 12),
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    files,
  };
}
