import type { OutputLine, RunResult } from '../../lab/index.ts';

/** A run as a slide carries it. The rest of its result can be read off the trace. */
export type RecordedRun = Pick<RunResult, 'outcome' | 'trace'>;

/** The result of a recorded run, as a session shows it. */
export function toRecordedResult({ outcome, trace }: RecordedRun): RunResult {
  const output = trace.events.flatMap((event): OutputLine[] => {
    if (event.type !== 'output') return [];
    const { at, lane, stream, text, i } = event;
    return [{ at, lane, stream, text, event: i }];
  });
  return {
    outcome,
    trace,
    output,
    outputDropped: { writes: 0, bytes: 0 },
    schedule: null,
    next: null,
    elapsed: trace.events.at(-1)?.at ?? 0,
    wallMs: 0,
    findings: [],
  };
}
