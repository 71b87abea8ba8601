import { globSync } from 'node:fs';
import { DIST } from '../src/cli/ensure-built.ts';

/** Every page of the built site, as paths: `/`, `/learn/countdown/`, `/404.html`. */
export function listRoutes(): string[] {
  return globSync('**/*.html', { cwd: DIST })
    .map((file) => `/${file.replaceAll('\\', '/')}`.replace(/index\.html$/, ''))
    .sort();
}
