import type { Plugin } from 'vite';

const MANAGER = /monaco-editor\/.*\/languages\/features\/typescript\/workerManager\.js$/;
const OWN_WORKER = /createWorker: \(\) => new Worker\(new URL\('ts\.worker\.js'[^)]*\)[^)]*\),/;

/**
 * Leaves Monaco's own TypeScript worker out of the site. The editor starts ours in its place (`MonacoEnvironment.getWorker` in
 * components/lab/editor/monaco.ts), and nobody would ever fetch the other 7 MB: not a page, and not a room that a lesson is packed for.
 */
export function oneLanguageWorker(): Plugin {
  return {
    name: 'one-language-worker',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!MANAGER.test(id.replaceAll('\\', '/').split('?')[0] ?? '')) return undefined;
      if (!OWN_WORKER.test(code))
        throw new Error(
          `${id}: expected Monaco to make its worker as ${OWN_WORKER.source}, found another way`,
        );
      return { code: code.replace(OWN_WORKER, ''), map: null };
    },
  };
}
