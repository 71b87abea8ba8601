import { outcomes, recordings } from 'virtual:recordings';
import type { Lesson } from '../../course/index.ts';
import type { RecordedRun } from './to-recorded-result.ts';

/** Longer runs make a slide too heavy for what they show. */
const MOST_EVENTS = 2000;

/** The run of a lab that was recorded for this build; null when it could not be run here, or is too long. */
export function findRecordedLab(lesson: Lesson, lab: string): RecordedRun | null {
  const trace = recordings[`${lesson.folder}/${lab}`] ?? null;
  const outcome = outcomes[`${lesson.folder}/${lab}`] ?? null;
  return trace === null || outcome === null || trace.events.length > MOST_EVENTS ? null : { trace, outcome };
}
