import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const texts = new Map<string, string>();

/** A worker's first script and all it imports, as one text for a Node worker thread. */
export function bundleEntry(entry: URL): string {
  const known = texts.get(entry.href);
  if (known !== undefined) return known;
  const text =
    buildSync({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      write: false,
      format: 'cjs',
      target: 'esnext',
      platform: 'node',
    }).outputFiles[0]?.text ?? '';
  texts.set(entry.href, text);
  return text;
}
