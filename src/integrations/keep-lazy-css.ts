import type { Plugin } from 'vite';

interface ViteMetadata {
  importedCss: ReadonlySet<string>;
  importedAssets: Set<string>;
}

/**
 * Keeps stylesheets that only a dynamically imported client chunk uses. Astro 7.3 deletes them, since its CSS plugin
 * looks at a chunk's imported assets and not at its imported CSS; so they are marked as assets before it looks.
 */
export function keepLazyCss(): Plugin {
  return {
    name: 'keep-lazy-css',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle: {
      order: 'pre',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          const metadata: ViteMetadata | undefined = 'viteMetadata' in chunk ? chunk.viteMetadata : undefined;
          for (const file of metadata?.importedCss ?? []) metadata?.importedAssets.add(file);
        }
      },
    },
  };
}
