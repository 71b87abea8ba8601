import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LessonNeeds } from '../components/ready/types.ts';
import { toSiteList } from './find-site-files.ts';

/** Files that may name others. */
const TEXT = /\.(html|js|css|svg)$/;
/** Where the build puts everything that has a hash in its name. */
const ASSETS = '_astro';
/** What no page names, and all need. */
const ALWAYS = [
  'sw.js',
  'favicon.svg',
  'manifest.webmanifest',
  ...['192', '512', 'maskable-512', 'apple-touch-180'].map((name) => `icons/${name}.png`),
  '_headers',
];
/** What hosts read and browsers never ask for. */
const NOT_ASKED = ['_headers'];

/** What of a built site one lesson needs. */
export interface LessonScope {
  slug: string;
  /** It fetches from the course network. */
  usesNetwork: boolean;
}

/** Files of a folder and of those below it, as paths with slashes. */
function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
    );
}

/**
 * Paths of the files that one lesson needs of a built site: its pages, and all that these name, however far. Names with a hash
 * stand for one file alone, so whoever holds the name needs the file.
 */
export function findNeededFiles(dist: string, { slug, usesNetwork }: LessonScope): string[] {
  const pages = ['embed', 'licences', 'present/check', `learn/${slug}`, `present/${slug}`].flatMap((folder) =>
    listFiles(dist, folder),
  );
  const net = usesNetwork ? listFiles(dist, 'net') : [];
  const always = ALWAYS.filter((file) => existsSync(join(dist, file)));
  const assets = new Map(listFiles(dist, ASSETS).map((file) => [basename(file), file]));
  const found = new Set([...always, ...net]);
  const waiting = pages.filter((file) => basename(file) !== 'needs.json');
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    found.add(file);
    if (!TEXT.test(file)) continue;
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [name, asset] of assets)
      if (text.includes(name)) {
        assets.delete(name);
        waiting.push(asset);
      }
  }
  return [...found].sort();
}

/** The same as a browser asks for it, with sizes and hashes. */
export function findNeeds(dist: string, scope: LessonScope): LessonNeeds {
  const names = findNeededFiles(dist, scope).filter((file) => !NOT_ASKED.includes(file));
  return { lesson: scope.slug, ...toSiteList(dist, names) };
}
