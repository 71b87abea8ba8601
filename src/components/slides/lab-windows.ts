import { isCompilerFailure, type LabSession } from '../../lab/index.ts';
import { createLabMirror, type LabMirror, type LabPlace } from '../../present/index.ts';
import type { Talk } from './open-talk.ts';
import { toRecordedResult, type RecordedRun } from './to-recorded-result.ts';

/** Mirrors one lab of the talk. Where the compiler cannot be had, its recorded run stands in; null when there is none. */
export function toLabMirror(
  { registers, link, id }: Talk,
  place: LabPlace,
  session: LabSession,
  recorded: RecordedRun | null,
): LabMirror {
  const mirror = createLabMirror({ session, place, registers, link, by: id });
  if (recorded !== null) standIn(session, recorded);
  return mirror;
}

function standIn(session: LabSession, recorded: RecordedRun): void {
  session.subscribe(() => {
    const { phase, starter, ...rest } = session.getState();
    if (phase.type !== 'failed' || !isCompilerFailure({ ok: false, diagnostics: phase.diagnostics })) return;
    const result = toRecordedResult(recorded);
    session.adopt({
      ...rest,
      phase: { type: 'done', result },
      lastResult: result,
      lastFiles: starter,
      diagnostics: [],
      isRecorded: true,
    });
  });
}
