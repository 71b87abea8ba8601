import { createHash } from 'node:crypto';
import type { Lab, Lesson, ServedLab } from './types.ts';

/** Hash of a lab's starter files: changes when, and only when, a name or a text changes. */
function toStarterHash(files: Lab['files']): string {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

/** A lab as it is served to a page: without anything that answers its questions. */
export function toServedLab(lab: Lab, lesson: Pick<Lesson, 'slug'>): ServedLab {
  const { expect: _expect, expectSolution: _expectSolution, solution: _solution, ...open } = lab;
  return { ...open, key: `${lesson.slug}/${lab.id}`, starterHash: toStarterHash(lab.files) };
}
