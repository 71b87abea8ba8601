/**
 * Headers of dev and preview; `public/_headers` says the same to hosts. The first two give pages shared memory. The
 * third lets `/embed/` stand in isolated pages of other sites; a preview server sends one set to every page.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
