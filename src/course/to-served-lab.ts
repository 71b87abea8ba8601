import { createHash } from 'node:crypto';
import type { Lab, Lesson, ServedLab } from './types.ts';

/** Hash of a lab's starter files: changes when, and only when, a name or a text changes. */
function toStarterHash(files: Lab['files']): string {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

/** A lab as it is served to a page. Names what goes out, so that nothing which answers a question slips through. */
export function toServedLab(lab: Lab, lesson: Pick<Lesson, 'slug'>): ServedLab {
  return {
    key: `${lesson.slug}/${lab.id}`,
    starterHash: toStarterHash(lab.files),
    id: lab.id,
    title: lab.title,
    entry: lab.entry,
    clock: lab.clock,
    record: lab.record,
    network: lab.network,
    ...(lab.policy !== undefined && { policy: lab.policy }),
    ...(lab.timerJitterMs !== undefined && { timerJitterMs: lab.timerJitterMs }),
    ...(lab.explore !== undefined && { explore: lab.explore }),
    ...(lab.goal !== undefined && { goal: lab.goal }),
    prelude: lab.prelude,
    predict: lab.predict,
    ...(lab.vary !== undefined && { vary: lab.vary }),
    ...(lab.hints !== undefined && { hints: lab.hints }),
    edits: lab.edits,
    check: lab.check,
    files: lab.files,
    ...(Object.keys(lab.solution).length > 0 && { hasSolution: true }),
  };
}
