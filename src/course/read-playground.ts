import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readLab } from './read-lab.ts';
import type { Lab } from './types.ts';

/** The lesson that a playground's lab belongs to, for the keys of drafts: `play/threads`. */
export const PLAYGROUND = { slug: 'play' } as const;

/**
 * The programs that the playground begins with, in order: the folders `content/playground/<n>-<name>`, whose `id` is the name.
 * @param content path of the content folder
 * @throws ContentError when one is not as a lab must be
 */
export function readPlayground(content = 'content'): Lab[] {
  const absolute = resolve(content);
  const folder = `${basename(absolute)}/playground`;
  const root = dirname(absolute);
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      ...readLab({ root, path: `${folder}/${name}` }),
      id: name.replace(/^\d+-/, ''),
    }));
}
