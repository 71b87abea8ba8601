import { globSync } from 'node:fs';
import { DIST } from '../src/cli/ensure-built.ts';

/** Every page of the built site, as paths: `/`, `/learn/countdown/`, `/404.html`. */
export function listRoutes(): string[] {
  return globSync('**/*.html', { cwd: DIST })
    .map((file) => `/${file.replaceAll('\\', '/')}`.replace(/index\.html$/, ''))
    .sort();
}

/** Pages made from one template for each question, of which one a lesson stands for all. */
const QUESTION = /^\/q\/([^/]+)\//;

/** The same with one page of each kind that there is in dozens: what a browser has to open takes its time. */
export function listSampleRoutes(): string[] {
  const lessons = new Set<string>();
  return listRoutes().filter((route) => {
    const lesson = QUESTION.exec(route)?.[1];
    if (lesson === undefined) return true;
    const isFirst = !lessons.has(lesson);
    lessons.add(lesson);
    return isFirst;
  });
}
