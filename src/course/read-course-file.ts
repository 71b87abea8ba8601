import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLAG_CODES } from './flag-codes.ts';

/** A file that the course network serves. */
export interface CourseFile {
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What stands at a path of the course network, such as `/net/flags/br.svg`; null when nothing does. */
export function readCourseFile(path: string, modules = 'node_modules'): CourseFile | null {
  const [, code] = /^\/net\/flags\/([a-z]{2})\.svg$/.exec(path) ?? [];
  if (!FLAG_CODES.some((known) => known === code)) return null;
  const bytes = Uint8Array.from(readFileSync(join(modules, `flag-icons/flags/4x3/${code}.svg`)));
  return { contentType: 'image/svg+xml', bytes };
}
