import { recordings } from 'virtual:recordings';
import type { Lesson } from '../../course/index.ts';
import type { Trace } from '../../lab/trace/event.ts';

/** The run of a lab that was recorded for this build; null when it could not be run here. @throws Error when there is no such lab */
export function findRecordedRun(lesson: Lesson, lab: string): Trace | null {
  const trace = recordings[`${lesson.folder}/${lab}`];
  if (trace !== undefined) return trace;
  const names = lesson.labs.map(({ id }) => id).join(', ');
  const place = `content/lessons/${lesson.folder}/lesson.mdx: <Timeline lab>`;
  throw new Error(`${place}: expected a lab of this lesson (${names}) written as lab="…", found "${lab}"`);
}
