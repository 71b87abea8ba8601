// @ts-check
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { toContentSecurity } from './src/integrations/content-security.ts';
import { isolationHeaders } from './src/integrations/isolation-headers.ts';
import { keepLazyCss } from './src/integrations/keep-lazy-css.ts';
import { libraries } from './src/integrations/libraries.ts';
import { lessonNeeds } from './src/integrations/lesson-needs.ts';
import { hashFrameBoot, realmText } from './src/integrations/realm.ts';
import { noAnswers } from './src/integrations/no-answers.ts';
import { oneLanguageWorker } from './src/integrations/one-language-worker.ts';
import { recordings } from './src/integrations/recordings.ts';
import { siteList } from './src/integrations/site-list.ts';
import { reloadContent } from './src/integrations/reload-content.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { siteMap } from './src/integrations/site-map.ts';

/** Packages that pages fetch late. Dev prepares them at its start: one it meets later makes it reload the page. */
const LAZY_PACKAGES = [
  '@babel/parser',
  '@jridgewell/trace-mapping',
  'esbuild-wasm/esm/browser',
  'idb',
  'magic-string',
  'monaco-editor/editor',
  'monaco-editor/features/register.all',
  'monaco-editor/language/typescript/ts.worker',
  'monaco-editor/languages/definitions/typescript/register',
  'monaco-editor/languages/features/typescript/register',
  'react',
  'react-dom/client',
  'react-resizable-panels',
];

export default defineConfig({
  site: process.env['SITE_URL'] ?? 'http://localhost:4321',
  output: 'static',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' }, // a phone on a slow network paints before it could have asked for them
  devToolbar: { enabled: false },
  security: { csp: toContentSecurity([hashFrameBoot()]) },
  server: { headers: isolationHeaders },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), searchIndex(), siteMap(), noAnswers(), lessonNeeds(), siteList()],
  vite: {
    cacheDir: process.env['VITE_CACHE_DIR'] ?? 'node_modules/.vite',
    plugins: [realmText(), libraries(), oneLanguageWorker(), recordings(), keepLazyCss(), reloadContent()],
    worker: { format: 'es' },
    build: { reportCompressedSize: false },
    optimizeDeps: { include: LAZY_PACKAGES },
  },
});
