import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { readCourse, readGlossary } from '../course/index.ts';

/** Pages that people search; glossary entries come one by one. */
const PAGES = ['learn/*/index.html', 'play/index.html', 'start/index.html', 'references/index.html'];

/** What a page shows but no search may tell: notes for teachers, quizzes, drawn runs; and what is no text of the lesson. */
const LEFT_OUT = [
  '.notes',
  '.quiz',
  'svg',
  'script',
  'nav',
  '.number',
  '.no-print',
  '.fact',
  '[data-lab-root] header',
  '[data-lab-root] .files',
  '[data-lab-root] .side',
  '[data-lab-root] .hint',
  '[data-first-bet]',
];

/** Makes the index that the site's search reads: `/pagefind/`. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { index, errors } = await createIndex({
          rootSelector: 'main',
          excludeSelectors: LEFT_OUT,
          forceLanguage: 'en',
        });
        const faults = [...errors];
        for (const file of globSync(PAGES, { cwd: dist })) {
          const url = `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
          const added = await index?.addHTMLFile({ url, content: readFileSync(join(dist, file), 'utf8') });
          faults.push(...(added?.errors ?? []));
        }
        for (const { id, term, says, also } of readGlossary(readCourse())) {
          const added = await index?.addCustomRecord({
            url: `/glossary/#${id}`,
            content: [term, ...also, says.replaceAll('`', '')].join('. '),
            language: 'en',
            meta: { title: term, place: 'Glossary' },
          });
          faults.push(...(added?.errors ?? []));
        }
        const written = await index?.writeFiles({ outputPath: join(dist, 'pagefind') });
        await close();
        faults.push(...(written?.errors ?? []));
        if (faults.length > 0) throw new Error(`The search index could not be made: ${faults.join('; ')}`);
        logger.info('pages and words are indexed');
      },
    },
  };
}
