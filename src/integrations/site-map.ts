import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Pages that no search engine should offer: windows of a talk, frames, single questions, what is the learner's own. */
const UNLISTED = /^(?:404|embed|present|q|progress|review|offline|examples)(?:\/|$)/;

/** Writes `sitemap.xml`, and `robots.txt` that names it. */
export function siteMap(): AstroIntegration {
  let site = '';
  return {
    name: 'site-map',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = config.site ?? '';
      },
      'astro:build:done': ({ dir, pages }) => {
        const dist = fileURLToPath(dir);
        const addresses = pages
          .map(({ pathname }) => pathname)
          .filter((pathname) => !UNLISTED.test(pathname))
          .sort()
          .map((pathname) => `  <url><loc>${new URL(pathname, site).href}</loc></url>`);
        writeFileSync(
          join(dist, 'sitemap.xml'),
          `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses.join('\n')}\n</urlset>\n`,
        );
        writeFileSync(
          join(dist, 'robots.txt'),
          `User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap.xml', site).href}\n`,
        );
      },
    },
  };
}
