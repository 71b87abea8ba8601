import { buildSync } from 'esbuild';
import type { APIRoute } from 'astro';

const ENTRY = 'src/components/ready/service-worker.ts';

/** The service worker, at the root, so that its scope is the site. */
export const GET: APIRoute = () => {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'esnext',
    platform: 'browser',
  });
  return new Response(outputFiles[0]?.text ?? '', {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
};
