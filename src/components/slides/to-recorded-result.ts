import type { RunResult } from '../../lab/index.ts';

/** A run as a slide carries it. */
export type RecordedRun = Pick<RunResult, 'outcome' | 'trace' | 'output' | 'elapsed'>;

/** The result of a recorded run, as a session shows it. */
export function toRecordedResult(recorded: RecordedRun): RunResult {
  return {
    ...recorded,
    outputDropped: { writes: 0, bytes: 0 },
    schedule: null,
    next: null,
    wallMs: 0,
    findings: [],
  };
}
