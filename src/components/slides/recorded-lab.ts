import { outcomes, outputs, recordings } from 'virtual:recordings';
import type { Lesson } from '../../course/index.ts';
import type { RecordedRun } from './to-recorded-result.ts';

/** More would make a slide too heavy for what it shows. */
const MOST_EVENTS = 2000;

/**
 * The run of a lab that was recorded for this build; null when it could not be run here. Of a long run the first events stay, the trace
 * says how many were dropped, and the output is whole.
 */
export function findRecordedLab(lesson: Lesson, lab: string): RecordedRun | null {
  const trace = recordings[`${lesson.folder}/${lab}`] ?? null;
  const outcome = outcomes[`${lesson.folder}/${lab}`] ?? null;
  const output = outputs[`${lesson.folder}/${lab}`] ?? null;
  if (trace === null || outcome === null || output === null) return null;
  const elapsed = trace.events.at(-1)?.at ?? 0;
  const events = trace.events.slice(0, MOST_EVENTS);
  const dropped = trace.header.dropped + trace.events.length - events.length;
  return {
    outcome,
    elapsed,
    trace: { ...trace, header: { ...trace.header, dropped }, events },
    output: output.map((line) => (line.event < MOST_EVENTS ? line : { ...line, event: -1 })),
  };
}
