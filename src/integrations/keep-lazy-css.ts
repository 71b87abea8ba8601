import type { Plugin, Rollup } from 'vite';

interface ViteMetadata {
  importedCss: Set<string>;
  importedAssets: Set<string>;
}

function findMetadata(chunk: Rollup.OutputChunk): ViteMetadata | undefined {
  return 'viteMetadata' in chunk ? chunk.viteMetadata : undefined;
}

/** Chunks that no page loads at once: nothing but dynamic imports leads to them. */
function findLazyChunks(bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const eager = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (eager.has(name) || chunk?.type !== 'chunk') return;
    eager.add(name);
    chunk.imports.forEach(visit);
  };
  chunks.filter(({ isEntry }) => isEntry).forEach(({ fileName }) => visit(fileName));
  return chunks.filter(({ fileName }) => !eager.has(fileName));
}

/**
 * Leaves the styles of lazy chunks to the chunks. Astro 7.3 would either link them from the page, which then waits for
 * an editor that nobody has opened, or delete them. So they are out of its sight while it looks, and marked as assets;
 * before Vite lists what a dynamic import loads, they are back.
 */
export function keepLazyCss(): Plugin[] {
  const hidden = new Map<ViteMetadata, string[]>();
  const isClient = (environment: { name: string }): boolean => environment.name === 'client';
  return [
    {
      name: 'hide-lazy-css',
      enforce: 'pre',
      applyToEnvironment: isClient,
      generateBundle: {
        order: 'pre',
        handler(_options, bundle) {
          for (const metadata of findLazyChunks(bundle).map(findMetadata)) {
            if (metadata === undefined) continue;
            hidden.set(metadata, [...metadata.importedCss]);
            for (const file of metadata.importedCss) metadata.importedAssets.add(file);
            metadata.importedCss.clear();
          }
        },
      },
    },
    {
      name: 'restore-lazy-css',
      enforce: 'post',
      applyToEnvironment: isClient,
      generateBundle() {
        for (const [metadata, files] of hidden) files.forEach((file) => metadata.importedCss.add(file));
        hidden.clear();
      },
    },
  ];
}
