import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Reloads the page in dev when a file of `content/` changes that no module imports: lab.json, lab sources, quizzes. */
export function reloadContent(): Plugin {
  return {
    name: 'reload-content',
    apply: 'serve',
    configureServer(server) {
      const content = resolve(server.config.root, 'content') + sep;
      server.watcher.on('all', (_event, path) => {
        if (path.startsWith(content) && !path.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
