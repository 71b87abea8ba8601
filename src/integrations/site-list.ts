import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { SITE_LIST } from '../components/offline/types.ts';
import { findSiteFiles, toSiteList } from './find-site-files.ts';

/** Writes the list of all that the course needs offline. Must stand last: it lists what the others have written. */
export function siteList(): AstroIntegration {
  return {
    name: 'site-list',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        writeFileSync(join(dist, SITE_LIST), JSON.stringify(toSiteList(dist, findSiteFiles(dist))));
      },
    },
  };
}
